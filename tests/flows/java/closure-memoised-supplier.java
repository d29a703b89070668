// closure: a supplier keeps what it has loaded, two are made by one method
import java.util.function.Supplier;

class Lazy {
    static Supplier<String> lazy(Supplier<String> load) {
        String[] kept = new String[1];
        return () -> {
            if (kept[0] == null) {
                kept[0] = load.get();
            }
            return kept[0];
        };
    }

    public static void main(String[] args) {
        Supplier<String> comment = lazy(() -> "comment " + Taint.source());
        Supplier<String> label = lazy(() -> "label");
        for (int round = 0; round < 2; round++) {
            // flow
            Taint.sink(comment.get());
            // no flow
            Taint.sink(label.get());
        }
    }
}
