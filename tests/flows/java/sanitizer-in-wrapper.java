// sanitizer: a method that cleans its first parameter and leaves the second

class Attributes {
    static String attribute(String name, String value) {
        return Taint.sanitize(name) + "=" + value;
    }

    public static void main(String[] args) {
        // flow
        Taint.sink(attribute("title", Taint.source()));
        // no flow
        Taint.sink(attribute(Taint.source(), "title"));
    }
}
