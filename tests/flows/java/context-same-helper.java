// context: one helper called with untrusted and with fixed text

class Filters {
    private static String quote(String text) {
        return "'" + text + "'";
    }

    public static void main(String[] args) {
        String byName = quote(Taint.source());
        String byState = quote("open");
        // flow
        Taint.sink(byName);
        // no flow
        Taint.sink(byState);
    }
}
