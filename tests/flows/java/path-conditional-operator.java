// path: a conditional expression gives one of its values, and not its condition

class TitlePicker {
    static void pick(int count) {
        String raw = Taint.source();
        String chosen = count > 1 ? raw : "none";
        String state = raw.isEmpty() ? "unset" : "set";
        // flow
        Taint.sink(chosen);
        // no flow
        Taint.sink(state);
    }

    public static void main(String[] args) {
        pick(0);
        pick(2);
    }
}
