// cross-file: the entity.
namespace App.Entities
{
    public class Comment
    {
        public int Id { get; set; }
        public string Text { get; set; }
    }
}
