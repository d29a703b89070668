// alias: an unmodifiable view shows what is added later, a copy does not
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class Journal {
    private final List<String> lines = new ArrayList<>(List.of("start"));

    List<String> view() {
        return Collections.unmodifiableList(lines);
    }

    List<String> snapshot() {
        return List.copyOf(lines);
    }

    void write(String line) {
        lines.add(line);
    }

    public static void main(String[] args) {
        Journal journal = new Journal();
        List<String> view = journal.view();
        List<String> snapshot = journal.snapshot();
        journal.write(Taint.source());
        // flow
        Taint.sink(view);
        // no flow
        Taint.sink(snapshot);
    }
}
