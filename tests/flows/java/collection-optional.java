// collection: an Optional gives its value, or the other one when it is empty

import java.util.Optional;

class Defaults {
    public static void main(String[] args) {
        Optional<String> present = Optional.of("fixed");
        Optional<String> absent = Optional.empty();
        // flow
        Taint.sink(absent.orElse(Taint.source()));
        // no flow
        Taint.sink(present.orElse(Taint.source()));
    }
}
