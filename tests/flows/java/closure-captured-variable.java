// closure: lambdas capture different variables of their method

import java.util.function.Supplier;

class Views {
    static Supplier<String> head(String title, String footer) {
        return () -> "<h1>" + title;
    }

    static Supplier<String> foot(String title, String footer) {
        return () -> "<p>" + footer;
    }

    public static void main(String[] args) {
        String title = Taint.source();
        Supplier<String> head = head(title, "about us");
        Supplier<String> foot = foot(title, "about us");
        // flow
        Taint.sink(head.get());
        // no flow
        Taint.sink(foot.get());
    }
}
