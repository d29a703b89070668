// field: a lazily loaded field, and one that is set when the object is made

class Report {
    private final String name;
    private String text;

    Report(String name) {
        this.name = name;
    }

    String text() {
        if (text == null) {
            text = load();
        }
        return text;
    }

    private String load() {
        return name + "\n" + Taint.source();
    }

    String fileName() {
        return name + ".txt";
    }

    public static void main(String[] args) {
        Report report = new Report("monthly");
        // flow
        Taint.sink(report.text());
        // no flow
        Taint.sink(report.fileName());
    }
}
