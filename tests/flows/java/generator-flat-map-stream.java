// generator: streams of nested lists are flattened, and another property is collected

import java.util.List;
import java.util.stream.Collectors;

class Section {
    final String title;
    final List<String> lines;

    Section(String title, List<String> lines) {
        this.title = title;
        this.lines = lines;
    }

    public static void main(String[] args) {
        List<Section> sections = List.of(
                new Section("Welcome", List.of("Hello")),
                new Section("Comments", List.of("first", Taint.source())));
        String text = sections.stream().flatMap(s -> s.lines.stream()).collect(Collectors.joining("\n"));
        List<String> titles = sections.stream().map(s -> s.title).collect(Collectors.toList());
        // flow
        Taint.sink(text);
        // no flow
        Taint.sink(titles);
    }
}
