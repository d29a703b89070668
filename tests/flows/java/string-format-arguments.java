// string: format takes the arguments that the template names

class Formats {
    public static void main(String[] args) {
        String name = Taint.source();
        // flow
        Taint.sink(String.format("Hello %1$s", name, "fixed"));
        // no flow
        Taint.sink(String.format("Hello %2$s", name, "fixed"));
    }
}
