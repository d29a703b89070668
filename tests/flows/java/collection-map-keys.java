// collection: entries of a map under two constant keys

import java.util.HashMap;
import java.util.Map;

class Options {
    public static void main(String[] args) {
        Map<String, String> options = new HashMap<>();
        options.put("mode", "fast");
        options.put("comment", Taint.source());
        // flow
        Taint.sink(options.get("comment"));
        // no flow
        Taint.sink(options.get("mode"));
    }
}
