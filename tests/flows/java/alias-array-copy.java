// alias: an array in two variables, and a copy of it

import java.util.Arrays;

class Cells {
    public static void main(String[] args) {
        String[] cells = {"a", "b"};
        String[] same = cells;
        String[] copy = Arrays.copyOf(cells, cells.length);
        same[0] = Taint.source();
        // flow
        Taint.sink(cells[0]);
        // no flow
        Taint.sink(copy[0]);
    }
}
