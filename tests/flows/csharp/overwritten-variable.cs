// overwritten: a variable loses its taint with a new value.
static class Program
{
    static void Main()
    {
        string name = Taint.Source();
        // flow
        Taint.Sink(name);
        name = "anonymous";
        // no flow
        Taint.Sink(name);
    }
}
