// overwritten: a buffer hands its text out and is emptied
class LineBuffer {
    private final StringBuilder text = new StringBuilder();

    void add(String part) {
        text.append(part);
    }

    String flush() {
        String flushed = text.toString();
        text.setLength(0);
        return flushed;
    }

    public static void main(String[] args) {
        LineBuffer buffer = new LineBuffer();
        buffer.add("> ");
        buffer.add(Taint.source());
        String first = buffer.flush();
        buffer.add("end");
        String second = buffer.flush();
        // flow
        Taint.sink(first);
        // no flow
        Taint.sink(second);
    }
}
