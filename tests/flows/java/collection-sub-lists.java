// collection: parts of a list with constant bounds

import java.util.List;

class CommandLine {
    public static void main(String[] args) {
        List<String> words = List.of("git", "commit", Taint.source(), Taint.source());
        List<String> head = words.subList(0, 2);
        List<String> tail = words.subList(2, 4);
        // flow
        Taint.sink(tail);
        // no flow
        Taint.sink(head);
    }
}
