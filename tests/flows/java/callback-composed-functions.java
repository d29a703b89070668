// callback: functions composed with andThen run one after the other

import java.util.function.Function;

class Pipeline {
    public static void main(String[] args) {
        Function<String, String> trim = String::trim;
        Function<String, String> escape = text -> Taint.sanitize(text);
        // flow
        Taint.sink(trim.andThen(text -> text + ".").apply(Taint.source()));
        // no flow
        Taint.sink(trim.andThen(escape).apply(Taint.source()));
    }
}
