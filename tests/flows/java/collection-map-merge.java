// collection: merge puts texts of one key together, the entry of another key is left alone
import java.util.LinkedHashMap;
import java.util.Map;

class Headers {
    private final Map<String, String> headers = new LinkedHashMap<>();

    void add(String name, String value) {
        headers.merge(name, value, (before, more) -> before + ", " + more);
    }

    public static void main(String[] args) {
        Headers received = new Headers();
        received.add("accept", "text/html");
        received.add("accept", Taint.source());
        received.add("host", "localhost");
        // flow
        Taint.sink(received.headers.get("accept"));
        // no flow
        Taint.sink(received.headers.get("host"));
    }
}
