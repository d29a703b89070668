// collection: properties with a default for a key that is not there

import java.util.Properties;

class Settings {
    private final Properties properties = new Properties();

    Settings(String user) {
        properties.setProperty("db.user", user);
        properties.setProperty("db.url", "jdbc:h2:mem");
    }

    String get(String key) {
        return properties.getProperty("db." + key, "none");
    }

    public static void main(String[] args) {
        Settings settings = new Settings(Taint.source());
        // flow
        Taint.sink(settings.get("user"));
        // no flow
        Taint.sink(settings.get("url") + settings.get("driver"));
    }
}
