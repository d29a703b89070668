// collection: addAll copies elements from one list to another, in that direction alone

import java.util.ArrayList;
import java.util.List;

class Merge {
    public static void main(String[] args) {
        List<String> defaults = new ArrayList<>(List.of("a", "b"));
        List<String> custom = new ArrayList<>(List.of(Taint.source()));
        List<String> all = new ArrayList<>();
        all.addAll(defaults);
        all.addAll(custom);
        // flow
        Taint.sink(all);
        // no flow
        Taint.sink(defaults);
    }
}
