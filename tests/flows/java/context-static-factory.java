// context: a factory reads a map of settings, it is called for two of them
import java.util.Map;

class Connection {
    private final String host;
    private final String path;

    private Connection(String host, String path) {
        this.host = host;
        this.path = path;
    }

    static Connection of(Map<String, String> settings) {
        String host = settings.getOrDefault("host", "localhost");
        return new Connection(host, settings.getOrDefault("path", "/"));
    }

    String url() {
        return "http://" + host + path;
    }

    public static void main(String[] args) {
        Connection theirs = Connection.of(Map.of("host", Taint.source()));
        Connection ours = Connection.of(Map.of("host", "db", "path", "/data"));
        // flow
        Taint.sink(theirs.url());
        // no flow
        Taint.sink(ours.url());
    }
}
