package text.plain;

public class Wrapper {
    public String wrap(String text) {
        return "[" + text + "]";
    }
}
