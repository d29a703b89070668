// sanitizer: a value cleaned on all paths, and one cleaned on some

class Titles {
    static void show(boolean trusted) {
        String title = Taint.source();
        String text = Taint.source();
        if (trusted) {
            title = "static";
        } else {
            title = Taint.sanitize(title);
            text = Taint.sanitize(text);
        }
        // flow
        Taint.sink(text);
        // no flow
        Taint.sink(title);
    }

    public static void main(String[] args) {
        show(true);
        show(false);
    }
}
