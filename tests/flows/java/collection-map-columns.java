// collection: the entry set of a map is copied into rows of two columns

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class Columns {
    public static void main(String[] args) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("title", Taint.source());
        form.put("lang", "en");
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> entry : form.entrySet()) {
            names.add(entry.getKey() + " = ?");
            values.add(entry.getValue());
        }
        // flow
        Taint.sink(values);
        // no flow
        Taint.sink("UPDATE page SET " + String.join(", ", names));
    }
}
