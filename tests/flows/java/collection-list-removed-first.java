// collection: removing the first element moves up the one behind it

import java.util.LinkedList;
import java.util.List;

class WaitingList {
    public static void main(String[] args) {
        List<String> waiting = new LinkedList<>();
        waiting.add(Taint.source());
        waiting.add("second");
        // flow
        Taint.sink(waiting.get(0));
        waiting.remove(0);
        // no flow
        Taint.sink(waiting.get(0));
    }
}
