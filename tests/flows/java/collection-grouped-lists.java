// collection: lists kept under the keys of one map

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class Folders {
    public static void main(String[] args) {
        Map<String, List<String>> folders = new TreeMap<>();
        folders.computeIfAbsent("inbox", key -> new ArrayList<>()).add(Taint.source());
        folders.computeIfAbsent("drafts", key -> new ArrayList<>()).add("template");
        // flow
        Taint.sink(folders.get("inbox").get(0));
        // no flow
        Taint.sink(folders.get("drafts").get(0));
    }
}
