// exception: the message of an exception, and the handler of another class

class Loader {
    static void parse(String text) {
        throw new IllegalArgumentException("unexpected " + text);
    }

    static void count(String text) {
        throw new IllegalStateException("too many");
    }

    public static void main(String[] args) {
        String text = Taint.source();
        try {
            parse(text);
        } catch (IllegalArgumentException error) {
            // flow
            Taint.sink(error.getMessage());
        }
        try {
            count(text);
        } catch (IllegalStateException error) {
            // no flow
            Taint.sink(error.getMessage());
        }
    }
}
