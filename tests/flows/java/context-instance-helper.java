// context: a private method wraps the cells of two rows

class Table {
    private final String css;

    Table(String css) {
        this.css = css;
    }

    private String cell(String tag, String text) {
        return "<" + tag + " class=" + css + ">" + text + "</" + tag + ">";
    }

    String head() {
        return cell("th", "Name") + cell("th", "Age");
    }

    String row(String name, String age) {
        return cell("td", name) + cell("td", age);
    }

    public static void main(String[] args) {
        Table table = new Table("plain");
        // flow
        Taint.sink(table.row(Taint.source(), "7"));
        // no flow
        Taint.sink(table.head());
    }
}
