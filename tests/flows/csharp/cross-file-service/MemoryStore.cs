// cross-file: the store of Program.cs.
using System.Collections.Generic;

namespace Notes
{
    public interface IStore
    {
        void Save(string id, string text);
        string Find(string id);
    }

    public class MemoryStore : IStore
    {
        private readonly Dictionary<string, string> notes = new Dictionary<string, string>();

        public void Save(string id, string text) => notes[id] = text;

        public string Find(string id) => notes[id];
    }
}
