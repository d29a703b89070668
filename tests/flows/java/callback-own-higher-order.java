// callback: a method of one's own passes two values to the function it is given

import java.util.function.BiFunction;

class Pairs {
    static String combine(BiFunction<String, String, String> function) {
        return function.apply(Taint.source(), "fixed");
    }

    public static void main(String[] args) {
        // flow
        Taint.sink(combine((first, second) -> first + "?"));
        // no flow
        Taint.sink(combine((first, second) -> second + "?"));
    }
}
