// cross-file: controller, service and repository, each in a file of its own

public class Main {
    public static void main(String[] args) {
        CommentService service = new CommentService(new CommentRepository());
        service.post("c1", Taint.source());
        Comment comment = service.load("c1");
        // flow
        Taint.sink(comment.getText());
        // no flow
        Taint.sink(comment.getAuthor());
    }
}
