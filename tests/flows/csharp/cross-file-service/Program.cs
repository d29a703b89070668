// cross-file: a service gets its store through an interface, each in its file.
static class Program
{
    static void Main()
    {
        var service = new Notes.NoteService(new Notes.MemoryStore());
        service.Write("today", Taint.Source());
        service.Write("yesterday", "rain");
        // flow
        Taint.Sink(service.Read("today"));
        // no flow
        Taint.Sink(service.Read("yesterday"));
    }
}
