// cross-file: the repository.
using System.Collections.Generic;
using App.Entities;

namespace App.Storage
{
    public class CommentRepository
    {
        private readonly Dictionary<int, Comment> rows = new Dictionary<int, Comment>();

        public void Save(Comment comment)
        {
            rows[comment.Id] = comment;
        }

        public Comment Find(int id)
        {
            return rows[id];
        }
    }
}
