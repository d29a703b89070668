// alias: an entry taken out of a registry is the one in it, a frozen copy is not

type Entry = { name: string; description: string };

class Registry {
  private readonly entries: Record<string, Entry> = {};

  register(name: string): Entry {
    const entry = { name, description: "to do" };
    this.entries[name] = entry;
    return entry;
  }

  lookup(name: string): Entry {
    return this.entries[name];
  }

  copyOf(name: string): Readonly<Entry> {
    return Object.freeze({ ...this.entries[name] });
  }
}

const registry = new Registry();
const entry = registry.register("import");
const copy = registry.copyOf("import");
entry.description = source();
// flow
sink(registry.lookup("import").description);
// no flow
sink(copy.description);
