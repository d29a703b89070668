// closure: a local function assigns to the outer variable; its own variable stays inside.
static class Program
{
    static void Main()
    {
        string comment = "none";
        string remark = "none";

        int Load()
        {
            comment = Taint.Source();
            string own = Taint.Source();
            return own.Length + remark.Length;
        }

        Load();
        // flow
        Taint.Sink(comment);
        // no flow
        Taint.Sink(remark);
    }
}
