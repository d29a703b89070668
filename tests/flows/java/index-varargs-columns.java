// index: columns of a row are read at constant positions

class CsvRow {
    private final String[] columns;

    CsvRow(String... columns) {
        this.columns = columns;
    }

    String name() {
        return columns[0];
    }

    String note() {
        return columns[2];
    }

    public static void main(String[] args) {
        CsvRow row = new CsvRow("ann", "17", Taint.source());
        // flow
        Taint.sink(row.note());
        // no flow
        Taint.sink(row.name());
    }
}
