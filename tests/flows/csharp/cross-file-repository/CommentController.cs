// cross-file: the controller.
using App.Entities;
using App.Storage;

namespace App.Web
{
    public class CommentController
    {
        private readonly CommentRepository comments;

        public CommentController(CommentRepository comments)
        {
            this.comments = comments;
        }

        public void Store(int id, string text)
        {
            comments.Save(new Comment { Id = id, Text = text });
        }

        public string Show(int id)
        {
            return "<p>" + comments.Find(id).Text + "</p>";
        }
    }
}
