// constant-branch: the argument of a switch is a constant of an enum

class Renderer {
    enum Format { TEXT, EMPTY }

    static String render(String text, Format format) {
        switch (format) {
            case TEXT:
                return "text: " + text;
            case EMPTY:
                return "";
            default:
                throw new IllegalArgumentException();
        }
    }

    public static void main(String[] args) {
        String raw = Taint.source();
        // flow
        Taint.sink(render(raw, Format.TEXT));
        // no flow
        Taint.sink(render(raw, Format.EMPTY));
    }
}
