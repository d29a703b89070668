// constant-branch: an optional argument is null, so that the default is taken

import java.util.Objects;

class Title {
    static String of(String given, String fallback) {
        return given != null ? given : fallback;
    }

    public static void main(String[] args) {
        String raw = Taint.source();
        String first = of(null, raw);
        String second = Objects.requireNonNullElse("Home", raw);
        // flow
        Taint.sink(first);
        // no flow
        Taint.sink(second);
    }
}
