// return: a search returns an optional, which is mapped, or replaced by a default

import java.util.List;
import java.util.Optional;

class Directory {
    private final List<String> names;

    Directory(List<String> names) {
        this.names = names;
    }

    Optional<String> first() {
        return names.stream().findFirst();
    }

    String title(String fallback) {
        return first().map(name -> "Mr " + name).orElse(fallback);
    }

    public static void main(String[] args) {
        Directory people = new Directory(List.of(Taint.source()));
        Directory empty = new Directory(List.of());
        // flow
        Taint.sink(people.title("nobody"));
        // no flow
        Taint.sink(empty.title("nobody"));
    }
}
