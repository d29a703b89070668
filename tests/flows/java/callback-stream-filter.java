// callback: filter keeps elements, whatever its function looks at

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class LineFilter {
    public static void main(String[] args) {
        String word = Taint.source();
        List<String> kept = Stream.of(Taint.source(), "fixed").filter(line -> !line.isEmpty()).toList();
        List<String> marked = Stream.of("one", "two").filter(line -> !line.equals(word)).collect(Collectors.toList());
        // flow
        Taint.sink(kept);
        // no flow
        Taint.sink(marked);
    }
}
