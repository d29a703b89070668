import java.util.function.UnaryOperator;

public enum Format {
    PLAIN(text -> "text: " + text),
    MASKED(text -> "text: ***");

    private final UnaryOperator<String> function;

    Format(UnaryOperator<String> function) {
        this.function = function;
    }

    public String apply(String text) {
        return function.apply(text);
    }
}
