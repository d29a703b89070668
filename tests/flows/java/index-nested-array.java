// index: positions in an array of arrays

class Grid {
    public static void main(String[] args) {
        String[][] cells = {{"a", "b"}, {"c", "d"}};
        cells[1][0] = Taint.source();
        // flow
        Taint.sink(cells[1][0]);
        // no flow
        Taint.sink(cells[0][0] + cells[1][1]);
    }
}
