// cross-file: the service of Program.cs.
namespace Notes
{
    public class NoteService
    {
        private readonly IStore store;

        public NoteService(IStore store)
        {
            this.store = store;
        }

        public void Write(string id, string text)
        {
            store.Save(id, text);
        }

        public string Read(string id)
        {
            return "<p>" + store.Find(id) + "</p>";
        }
    }
}
