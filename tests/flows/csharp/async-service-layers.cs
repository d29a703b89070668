// async: a controller awaits a service that awaits a store.
using System.Collections.Generic;
using System.Threading.Tasks;

class NoteStore
{
    private readonly Dictionary<string, string> notes = new Dictionary<string, string>();

    public async Task SaveAsync(string id, string text)
    {
        await Task.Yield();
        notes[id] = text;
    }

    public async Task<string> FindAsync(string id)
    {
        await Task.Yield();
        return notes.ContainsKey(id) ? notes[id] : null;
    }
}

class NoteService
{
    private readonly NoteStore store = new NoteStore();

    public Task Write(string id, string text) => store.SaveAsync(id, text);

    public async Task<string> Read(string id)
    {
        var text = await store.FindAsync(id);
        return text == null ? "empty" : "<p>" + text + "</p>";
    }
}

static class Program
{
    static async Task Run()
    {
        var service = new NoteService();
        await service.Write("today", Taint.Source());
        await service.Write("yesterday", "rain");
        // flow
        Taint.Sink(await service.Read("today"));
        // no flow
        Taint.Sink(await service.Read("yesterday"));
    }

    static void Main()
    {
        Run().Wait();
    }
}
