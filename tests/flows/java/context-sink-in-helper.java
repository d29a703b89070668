// context: only one parameter of the helper reaches its sink

class Reports {
    static int run(String query, String title) {
        // flow
        Taint.sink(query);
        return title.length();
    }

    static int runNamed(String title, String query) {
        // no flow
        Taint.sink(query);
        return title.length();
    }

    public static void main(String[] args) {
        run(Taint.source(), "Weekly");
        runNamed(Taint.source(), "select 1");
    }
}
