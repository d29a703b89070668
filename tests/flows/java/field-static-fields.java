// field: static fields are shared by all methods of a program

class Settings {
    static String theme = "light";
    static String motd;

    static void load() {
        motd = Taint.source();
    }
}

class SettingsView {
    static void show() {
        // flow
        Taint.sink(Settings.motd);
        // no flow
        Taint.sink(Settings.theme);
    }

    public static void main(String[] args) {
        Settings.load();
        show();
    }
}
