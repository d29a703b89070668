// sanitizer: a stream of comments is cleaned in one of its two uses
import java.util.List;
import java.util.stream.Collectors;

class Comments {
    private final List<String> texts;

    Comments(List<String> texts) {
        this.texts = texts;
    }

    List<String> shortened() {
        return texts.stream().map(text -> "* " + text).collect(Collectors.toList());
    }

    List<String> safe() {
        return texts.stream().map(text -> "* " + Taint.sanitize(text)).collect(Collectors.toList());
    }

    public static void main(String[] args) {
        Comments comments = new Comments(List.of("hello", Taint.source()));
        // flow
        Taint.sink(comments.shortened());
        // no flow
        Taint.sink(comments.safe());
    }
}
