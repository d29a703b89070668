// cross-file: an interface and its two implementations in files of their own

public class Main {
    private static String read(Store store) {
        return store.load("key");
    }

    public static void main(String[] args) {
        // flow
        Taint.sink(read(new InputStore()));
        // no flow
        Taint.sink(read(new MemoryStore()));
    }
}
