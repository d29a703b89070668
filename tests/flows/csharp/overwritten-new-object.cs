// overwritten: a new object in the variable has none of the old one's values; the old object keeps them.
class Filter
{
    public string Where = "true";
}

static class Program
{
    static void Main()
    {
        var filter = new Filter { Where = Taint.Source() };
        var old = filter;
        filter = new Filter();
        // no flow
        Taint.Sink(filter.Where);
        // flow
        Taint.Sink(old.Where);
    }
}
