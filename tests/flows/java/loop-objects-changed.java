// loop: the objects of one list are changed with untrusted text, those of another with a constant
import java.util.ArrayList;
import java.util.List;

class Labels {
    static class Box {
        private String label = "none";

        void mark(String text) {
            label = text;
        }
    }

    public static void main(String[] args) {
        List<Box> open = new ArrayList<>();
        open.add(new Box());
        List<Box> closed = new ArrayList<>();
        closed.add(new Box());
        for (Box box : open) {
            box.mark(Taint.source());
        }
        for (Box box : closed) {
            box.mark("closed");
        }
        // flow
        Taint.sink(open.get(0).label);
        // no flow
        Taint.sink(closed.get(0).label);
    }
}
