// field: static fields of a class are shared by all functions

class Settings {
  static theme = "light";
  static motd = "";

  static load() {
    Settings.motd = source();
  }
}

function showSettings() {
  // flow
  sink(Settings.motd);
  // no flow
  sink(Settings.theme);
}

Settings.load();
showSettings();
