// cross-file: one half of a partial class: it fills the fields.
partial class Order
{
    private string note = "";
    private string state = "new";

    public void Read()
    {
        note = Taint.Source();
        state = "read";
    }
}
