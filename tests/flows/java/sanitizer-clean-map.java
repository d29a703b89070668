// sanitizer: the values of a form are cleaned into another map, the form is left as it was
import java.util.HashMap;
import java.util.Map;

class Forms {
    static Map<String, String> clean(Map<String, String> form) {
        Map<String, String> cleaned = new HashMap<>();
        for (Map.Entry<String, String> field : form.entrySet()) {
            cleaned.put(field.getKey(), Taint.sanitize(field.getValue()));
        }
        return cleaned;
    }

    public static void main(String[] args) {
        Map<String, String> form = new HashMap<>();
        form.put("name", Taint.source());
        form.put("city", Taint.source());
        Map<String, String> cleaned = clean(form);
        // flow
        Taint.sink(form.get("name"));
        // no flow
        Taint.sink(cleaned.get("name"));
    }
}
