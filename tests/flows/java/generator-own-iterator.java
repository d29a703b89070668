// generator: an iterator of one's own in a for loop

import java.util.Iterator;

class Rows implements Iterable<String> {
    private final String[] cells;

    Rows(String... cells) {
        this.cells = cells;
    }

    @Override
    public Iterator<String> iterator() {
        return new Iterator<>() {
            private int next = 0;

            @Override
            public boolean hasNext() {
                return next < cells.length;
            }

            @Override
            public String next() {
                return cells[next++];
            }
        };
    }

    public static void main(String[] args) {
        for (String cell : new Rows("a", Taint.source())) {
            // flow
            Taint.sink(cell);
        }
        for (String cell : new Rows("a", "b")) {
            // no flow
            Taint.sink(cell);
        }
    }
}
