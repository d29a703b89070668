// collection: an iterator removes all elements of a list

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

class Words {
    public static void main(String[] args) {
        List<String> words = new ArrayList<>(Arrays.asList("select", Taint.source(), "from"));
        // flow
        Taint.sink(String.join(" ", words));
        for (Iterator<String> it = words.iterator(); it.hasNext();) {
            it.next();
            it.remove();
        }
        words.add("nothing");
        // no flow
        Taint.sink(String.join(" ", words));
    }
}
