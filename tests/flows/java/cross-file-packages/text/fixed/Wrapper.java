package text.fixed;

public class Wrapper {
    public String wrap(String text) {
        return "[...]";
    }
}
