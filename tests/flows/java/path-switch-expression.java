// path: each arm of a switch expression gives its own value

class Banner {
    enum Level { CUSTOM, QUIET, NORMAL }

    static String textFor(Level level) {
        return switch (level) {
            case CUSTOM -> {
                String raw = Taint.source();
                yield "custom: " + raw;
            }
            case QUIET -> "";
            case NORMAL -> "Welcome";
        };
    }

    static String sizeFor(Level level) {
        return switch (level) {
            case CUSTOM, NORMAL -> "large";
            case QUIET -> "small";
        };
    }

    public static void main(String[] args) {
        for (Level level : Level.values()) {
            // flow
            Taint.sink(textFor(level));
            // no flow
            Taint.sink(sizeFor(level));
        }
    }
}
