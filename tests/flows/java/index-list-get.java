// index: positions of a list

import java.util.ArrayList;
import java.util.List;

class WordList {
    public static void main(String[] args) {
        List<String> words = new ArrayList<>();
        words.add("git");
        words.add("commit");
        words.add(Taint.source());
        // flow
        Taint.sink(words.get(2));
        // no flow
        Taint.sink(words.get(0));
    }
}
