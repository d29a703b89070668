package com.acme.config;

import java.io.InputStream;
import java.io.Reader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;

public class SettingsLoader {
  private final Yaml shared = new Yaml();

  public Object load(InputStream in) {
    Yaml yaml = new Yaml();
    // ruleid: snakeyaml-arbitrary-types
    return yaml.load(in);
  }

  public Settings typed(Reader in) {
    // ruleid: snakeyaml-arbitrary-types
    return new Yaml(new Constructor(Settings.class))
        .load(in);
  }

  public Settings viaField(String text) {
    // ruleid: snakeyaml-arbitrary-types
    return shared.loadAs(text, Settings.class);
  }

  public Object safe(InputStream in) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    // ok: snakeyaml-arbitrary-types
    return yaml.load(in);
  }

  public String write(Settings settings) {
    Yaml yaml = new Yaml();
    // ok: snakeyaml-arbitrary-types
    return yaml.dump(settings);
  }

  public Object other(ModelStore store, String name) {
    // ok: snakeyaml-arbitrary-types
    return store.load(name);
  }
}
