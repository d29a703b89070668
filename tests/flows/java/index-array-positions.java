// index: constant positions of an array

class RowExport {
    public static void main(String[] args) {
        String[] row = new String[3];
        row[0] = "2024-01-01";
        row[1] = Taint.source();
        row[2] = "open";
        // flow
        Taint.sink(row[1]);
        // no flow
        Taint.sink(row[2]);
    }
}
