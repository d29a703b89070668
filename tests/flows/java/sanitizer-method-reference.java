// sanitizer: a method reference in a stream cleans each element of the new list

import java.util.List;

class Tags {
    public static void main(String[] args) {
        List<String> tags = List.of(Taint.source(), Taint.source());
        List<String> cleaned = tags.stream().map(Taint::sanitize).toList();
        // flow
        Taint.sink(tags);
        // no flow
        Taint.sink(cleaned);
    }
}
