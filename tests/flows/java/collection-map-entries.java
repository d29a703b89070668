// collection: keys and values of a map's entries

import java.util.Map;

class Headers {
    public static void main(String[] args) {
        Map<String, String> headers = Map.of("accept", Taint.source(), "host", Taint.source());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            // flow
            Taint.sink(header.getValue());
            // no flow
            Taint.sink(header.getKey());
        }
    }
}
