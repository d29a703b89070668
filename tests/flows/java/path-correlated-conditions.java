// path: the same unchanged condition guards the assignment and the use

class CommentView {
    static void show(boolean custom) {
        String comment = "no comment yet";
        if (custom) {
            comment = Taint.source();
        }
        String suffix = "!";
        if (custom) {
            // flow
            Taint.sink(comment + suffix);
        }
        if (!custom) {
            // no flow
            Taint.sink(comment + suffix);
        }
    }

    public static void main(String[] args) {
        show(true);
        show(false);
    }
}
