// context: variable arguments are an array, the parameters before them are not part of it

class Import {
    static void insertRow(String table, String... cells) {
        // flow
        Taint.sink(cells[1]);
        // no flow
        Taint.sink(table);
    }

    public static void main(String[] args) {
        insertRow("people", "7", Taint.source());
    }
}
