// field: members of an anonymous type.
static class Program
{
    static void Main()
    {
        var row = new { Id = "7", Name = Taint.Source() };
        // no flow
        Taint.Sink(row.Id);
        // flow
        Taint.Sink(row.Name);
    }
}
