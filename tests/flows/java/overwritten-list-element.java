// overwritten: set replaces the element at one position

import java.util.ArrayList;
import java.util.List;

class MaskedList {
    public static void main(String[] args) {
        List<String> cells = new ArrayList<>();
        cells.add(Taint.source());
        cells.add(Taint.source());
        cells.set(0, "masked");
        // flow
        Taint.sink(cells.get(1));
        // no flow
        Taint.sink(cells.get(0));
    }
}
