// callback: a forEach lambda adds to collections of the method around it

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class Collecting {
    public static void main(String[] args) {
        Map<String, String> answers = Map.of("q1", Taint.source());
        List<String> texts = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        answers.forEach((key, text) -> {
            keys.add(key);
            texts.add(text);
        });
        // flow
        Taint.sink(texts);
        // no flow
        Taint.sink(keys);
    }
}
