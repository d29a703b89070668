// context: a helper adds to whichever list it is given
import java.util.ArrayList;
import java.util.List;

class Report {
    static void addLine(List<String> lines, String label, String text) {
        lines.add(label + ": " + text);
    }

    public static void main(String[] args) {
        List<String> body = new ArrayList<>();
        List<String> footer = new ArrayList<>();
        addLine(body, "comment", Taint.source());
        addLine(footer, "pages", "two");
        // flow
        Taint.sink(String.join("\n", body));
        // no flow
        Taint.sink(String.join("\n", footer));
    }
}
