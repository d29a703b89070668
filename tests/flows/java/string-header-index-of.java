// string: a header line is taken apart at its first colon

class Header {
    final String name;
    final String value;

    Header(String line) {
        int colon = line.indexOf(':');
        this.name = line.substring(0, colon).toLowerCase();
        this.value = line.substring(colon + 1);
    }

    public static void main(String[] args) {
        Header header = new Header("X-Comment: " + Taint.source());
        // flow
        Taint.sink(header.value);
        // no flow
        Taint.sink(header.name);
    }
}
