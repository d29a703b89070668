// callback: reduce combines the elements with its start value

import java.util.List;

class Totals {
    public static void main(String[] args) {
        List<String> lines = List.of("a", Taint.source());
        List<String> fixed = List.of("a", "b");
        // flow
        Taint.sink(lines.stream().reduce("", (all, line) -> all + line));
        // no flow
        Taint.sink(fixed.stream().reduce("", (all, line) -> all + line));
    }
}
