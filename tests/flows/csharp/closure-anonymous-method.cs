// closure: an anonymous method assigns to the outer variable; its own variable stays inside.
using System;

static class Program
{
    static void Main()
    {
        string comment = "none";
        string remark = "none";
        Func<int> load = delegate
        {
            comment = Taint.Source();
            string own = Taint.Source();
            return own.Length;
        };
        load();
        // flow
        Taint.Sink(comment);
        // no flow
        Taint.Sink(remark);
    }
}
