// generator: endless streams made by a supplier and by a step function

import java.util.stream.Stream;

class Streams {
    public static void main(String[] args) {
        // flow
        Taint.sink(Stream.generate(() -> Taint.source()).limit(2).toList());
        // no flow
        Taint.sink(Stream.iterate("a", text -> text + "b").limit(2).toList());
    }
}
