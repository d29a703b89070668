// loop: pages are read until there is no next one
import java.util.ArrayList;
import java.util.List;

class Pager {
    record Page(List<String> items, String next) {
    }

    static Page fetch(String cursor) {
        return new Page(List.of(Taint.source()), cursor.equals("start") ? "second" : null);
    }

    public static void main(String[] args) {
        List<String> items = new ArrayList<>();
        List<String> visited = new ArrayList<>();
        String cursor = "start";
        do {
            Page page = fetch(cursor);
            items.addAll(page.items());
            visited.add(cursor);
            cursor = page.next();
        } while (cursor != null);
        // flow
        Taint.sink(items);
        // no flow
        Taint.sink(visited);
    }
}
