// string: Format puts in the arguments that its places name.
static class Program
{
    static void Main()
    {
        string term = Taint.Source();
        // flow
        Taint.Sink(string.Format("select * from t where a = '{0}'", term));
        // no flow
        Taint.Sink(string.Format("order by {1}", term, "created"));
    }
}
