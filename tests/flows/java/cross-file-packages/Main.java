// cross-file: two classes of the same name in two packages, one of them imported
import text.plain.Wrapper;

public class Main {
    public static void main(String[] args) {
        // flow
        Taint.sink(new Wrapper().wrap(Taint.source()));
        // no flow
        Taint.sink(new text.fixed.Wrapper().wrap(Taint.source()));
    }
}
