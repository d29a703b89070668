// cross-file: a controller, a repository and an entity in files of their own.
using App.Storage;
using App.Web;

static class Program
{
    static void Main()
    {
        var open = new CommentController(new CommentRepository());
        var quiet = new CommentController(new CommentRepository());
        open.Store(7, Taint.Source());
        quiet.Store(7, "first!");
        // flow
        Taint.Sink(open.Show(7));
        // no flow
        Taint.Sink(quiet.Show(7));
    }
}
