// collection: texts are put into lists by category, the categories are fixed
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class CategoryIndex {
    private final Map<String, List<String>> index = new TreeMap<>();

    void add(String category, String text) {
        index.computeIfAbsent(category, key -> new ArrayList<>()).add(text);
    }

    String texts() {
        StringBuilder out = new StringBuilder();
        for (List<String> texts : index.values()) {
            out.append(String.join(",", texts)).append(";");
        }
        return out.toString();
    }

    String categories() {
        return String.join(",", index.keySet());
    }

    public static void main(String[] args) {
        CategoryIndex index = new CategoryIndex();
        index.add("fruit", Taint.source());
        index.add("tool", "hammer");
        // flow
        Taint.sink(index.texts());
        // no flow
        Taint.sink(index.categories());
    }
}
