// object: a copy made by a constructor is changed, the original is not

class Settings {
    private String title;
    private String theme;

    Settings(String title, String theme) {
        this.title = title;
        this.theme = theme;
    }

    Settings(Settings other) {
        this(other.title, other.theme);
    }

    void rename(String title) {
        this.title = title;
    }

    String describe() {
        return title + " in " + theme;
    }

    public static void main(String[] args) {
        Settings original = new Settings("home", "light");
        Settings changed = new Settings(original);
        changed.rename(Taint.source());
        // flow
        Taint.sink(changed.describe());
        // no flow
        Taint.sink(original.describe());
    }
}
