// collection: a removed entry is gone, an entry that was put again replaced

import java.util.LinkedHashMap;
import java.util.Map;

class SessionEnd {
    public static void main(String[] args) {
        Map<String, String> session = new LinkedHashMap<>();
        session.put("user", Taint.source());
        session.put("token", Taint.source());
        session.put("user", "nobody");
        // flow
        Taint.sink(session.get("token"));
        session.remove("token");
        // no flow
        Taint.sink(session.values());
    }
}
