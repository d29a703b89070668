// exception: the handler sees the variable as it was before the interrupted assignment

class Resolver {
    static String lookup(String key) {
        if (key.equals("missing")) {
            throw new IllegalArgumentException(key);
        }
        return "found";
    }

    static void resolve(String key) {
        String text = Taint.source();
        try {
            text = lookup(key);
            // no flow
            Taint.sink(text);
        } catch (IllegalArgumentException error) {
            // flow
            Taint.sink(text);
        }
    }

    public static void main(String[] args) {
        resolve("missing");
        resolve("present");
    }
}
