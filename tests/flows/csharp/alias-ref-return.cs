// alias: a method that returns by ref gives access to the field itself.
class Store
{
    private string first = "empty";
    private string second = "empty";

    public ref string First() => ref first;

    public string Second() => second;
}

static class Program
{
    static void Main()
    {
        var store = new Store();
        store.First() = Taint.Source();
        string copy = store.Second();
        copy = Taint.Source();
        // flow
        Taint.Sink(store.First());
        // no flow
        Taint.Sink(store.Second());
    }
}
