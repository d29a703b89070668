// cross-file: strategies are constants of an enum in another file
public class Main {
    static String render(Format format, String text) {
        return format.apply(text);
    }

    public static void main(String[] args) {
        String text = Taint.source();
        // flow
        Taint.sink(render(Format.PLAIN, text));
        // no flow
        Taint.sink(render(Format.MASKED, text));
    }
}
