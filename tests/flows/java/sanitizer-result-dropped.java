// sanitizer: only the returned copy is safe

class Names {
    public static void main(String[] args) {
        String first = Taint.source();
        Taint.sanitize(first);
        String second = Taint.source();
        second = Taint.sanitize(second);
        // flow
        Taint.sink(first);
        // no flow
        Taint.sink(second);
    }
}
