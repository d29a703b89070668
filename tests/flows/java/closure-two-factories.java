// closure: each call of a factory makes a lambda over its own values

import java.util.function.UnaryOperator;

class Prefixes {
    static UnaryOperator<String> prefix(String prefix) {
        return text -> prefix + text;
    }

    public static void main(String[] args) {
        UnaryOperator<String> custom = prefix(Taint.source());
        UnaryOperator<String> bullet = prefix("* ");
        // flow
        Taint.sink(custom.apply("one"));
        // no flow
        Taint.sink(bullet.apply("one"));
    }
}
