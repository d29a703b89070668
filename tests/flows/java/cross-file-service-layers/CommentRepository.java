import java.util.HashMap;
import java.util.Map;

public class CommentRepository {
    private final Map<String, Comment> rows = new HashMap<>();

    public void save(String id, Comment comment) {
        rows.put(id, comment);
    }

    public Comment find(String id) {
        return rows.get(id);
    }
}
