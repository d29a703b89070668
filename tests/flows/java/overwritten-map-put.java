// overwritten: a later put replaces the value of its key, and of no other key
import java.util.HashMap;
import java.util.Map;

class ModelMap {
    static Map<String, Object> fromRequest() {
        Map<String, Object> model = new HashMap<>();
        model.put("user", Taint.source());
        model.put("theme", Taint.source());
        return model;
    }

    public static void main(String[] args) {
        Map<String, Object> model = fromRequest();
        model.put("theme", "dark");
        // flow
        Taint.sink(model.get("user"));
        // no flow
        Taint.sink(model.get("theme"));
    }
}
