// cross-file: static methods of a class in another file

public class Main {
    public static void main(String[] args) {
        // flow
        Taint.sink(Readers.readBody());
        // no flow
        Taint.sink(Readers.readVersion());
    }
}
