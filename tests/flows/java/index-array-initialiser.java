// index: the index is a constant of the class

class Columns {
    private static final int NAME = 0;
    private static final int NOTE = NAME + 2;

    public static void main(String[] args) {
        String[] columns = {"printer", "3", Taint.source()};
        // flow
        Taint.sink(columns[NOTE]);
        // no flow
        Taint.sink(columns[NAME]);
    }
}
