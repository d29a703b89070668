// alias: a ref local is another name of an array element, an ordinary local is a copy.
static class Program
{
    static void Main()
    {
        var slots = new[] { "a", "b" };
        ref string slot = ref slots[0];
        string copy = slots[1];
        slot = Taint.Source();
        copy = Taint.Source();
        // flow
        Taint.Sink(slots[0]);
        // no flow
        Taint.Sink(slots[1]);
    }
}
