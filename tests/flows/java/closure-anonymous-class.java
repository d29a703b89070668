// closure: an anonymous class captures a variable and has a field of its own

interface Source {
    String text();

    String kind();
}

class Sources {
    static Source of(String raw) {
        return new Source() {
            private final String kind = "memory";

            @Override
            public String text() {
                return raw;
            }

            @Override
            public String kind() {
                return kind;
            }
        };
    }

    public static void main(String[] args) {
        Source made = of(Taint.source());
        // flow
        Taint.sink(made.text());
        // no flow
        Taint.sink(made.kind());
    }
}
