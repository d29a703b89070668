// context: calls through two levels of helpers are told apart

class Table {
    private static String pad(String text) {
        return " " + text + " ";
    }

    private static String cell(String text) {
        return "|" + pad(text) + "|";
    }

    public static void main(String[] args) {
        String body = cell(Taint.source());
        String head = cell("Name");
        // flow
        Taint.sink(body);
        // no flow
        Taint.sink(head);
    }
}
