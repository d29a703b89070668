// cross-file: the other half of the partial class: it uses the fields.
partial class Order
{
    public void Save()
    {
        // flow
        Taint.Sink(note);
        // no flow
        Taint.Sink(state);
    }

    static void Main()
    {
        var order = new Order();
        order.Read();
        order.Save();
    }
}
