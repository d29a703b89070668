// closure: each supplier of a list captured a text of its own

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

class Steps {
    private final List<Supplier<String>> steps = new ArrayList<>();

    void add(String title, String text) {
        steps.add(() -> title + ": " + text);
    }

    public static void main(String[] args) {
        Steps steps = new Steps();
        steps.add("comment", Taint.source());
        steps.add("footer", "the end");
        // flow
        Taint.sink(steps.steps.get(0).get());
        // no flow
        Taint.sink(steps.steps.get(1).get());
    }
}
