// sanitizer: all values of a form are cleaned into a new map, the form stays as it is

import java.util.LinkedHashMap;
import java.util.Map;

class Forms {
    static Map<String, String> cleaned(Map<String, String> form) {
        Map<String, String> result = new LinkedHashMap<>();
        form.forEach((key, value) -> result.put(key, Taint.sanitize(value)));
        return result;
    }

    public static void main(String[] args) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", Taint.source());
        form.put("city", Taint.source());
        Map<String, String> safe = cleaned(form);
        // flow
        Taint.sink(form.get("city"));
        // no flow
        Taint.sink(safe.get("city") + safe.get("name"));
    }
}
