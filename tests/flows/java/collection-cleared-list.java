// collection: clear empties the list, for all its names

import java.util.ArrayList;
import java.util.List;

class Buffer {
    public static void main(String[] args) {
        List<String> buffer = new ArrayList<>();
        buffer.add(Taint.source());
        List<String> pending = buffer;
        // flow
        Taint.sink(pending);
        buffer.clear();
        buffer.add("start");
        // no flow
        Taint.sink(pending);
    }
}
