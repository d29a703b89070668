// generator: streams are flattened and collected by key, the keys are fixed
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class Tags {
    record Post(String id, List<String> comments) {
    }

    public static void main(String[] args) {
        List<Post> posts = List.of(
            new Post("p1", List.of("first", Taint.source())),
            new Post("p2", List.of("second")));
        String comments = posts.stream()
            .flatMap(post -> post.comments().stream())
            .collect(Collectors.joining("; "));
        Map<String, List<Post>> byId = posts.stream().collect(Collectors.groupingBy(Post::id));
        // flow
        Taint.sink(comments);
        // no flow
        Taint.sink(String.join("; ", byId.keySet()));
    }
}
