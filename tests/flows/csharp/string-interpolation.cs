// string: $"" inserts the variable, an ordinary text does not.
static class Program
{
    static void Main()
    {
        string name = Taint.Source();
        // flow
        Taint.Sink($"Dear {name},");
        // no flow
        Taint.Sink("Dear {name}, " + nameof(name));
    }
}
