// string: a line is built with insert and setLength, then used again for another one

class Lines {
    private final StringBuilder line = new StringBuilder();

    String comment(String text) {
        line.setLength(0);
        line.append(text).insert(0, "# ").append('\n');
        return line.toString();
    }

    public static void main(String[] args) {
        Lines lines = new Lines();
        // flow
        Taint.sink(lines.comment(Taint.source()));
        // no flow
        Taint.sink(lines.comment("generated"));
    }
}
