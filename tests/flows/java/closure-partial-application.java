// closure: a function that returns a function remembers its first argument

import java.util.function.Function;
import java.util.function.UnaryOperator;

class Links {
    static Function<String, String> link(String base) {
        String root = base + "/";
        return page -> root + page;
    }

    static UnaryOperator<String> badge(String ignored) {
        return page -> "[" + page + "]";
    }

    public static void main(String[] args) {
        String host = Taint.source();
        Function<String, String> link = link(host);
        UnaryOperator<String> badge = badge(host);
        // flow
        Taint.sink(link.apply("index"));
        // no flow
        Taint.sink(badge.apply("index"));
    }
}
