// index: columns of a row at constant positions, named by constants

class Rows {
    private static final int COL_NAME = 0;
    private static final int COL_TEXT = 1;
    private static final int COL_STATE = 2;

    static String[] newRow(String text) {
        String[] row = new String[3];
        row[COL_NAME] = "entry";
        row[COL_TEXT] = text;
        row[COL_STATE] = "open";
        return row;
    }

    public static void main(String[] args) {
        String[] row = newRow(Taint.source());
        // flow
        Taint.sink(row[COL_TEXT]);
        // no flow
        Taint.sink(row[COL_STATE] + row[COL_NAME]);
    }
}
