public class CommentService {
    private final CommentRepository repository;

    public CommentService(CommentRepository repository) {
        this.repository = repository;
    }

    public void post(String id, String text) {
        Comment comment = new Comment();
        comment.setText(text.strip());
        comment.setAuthor("user of " + id);
        repository.save(id, comment);
    }

    public Comment load(String id) {
        return repository.find(id);
    }
}
