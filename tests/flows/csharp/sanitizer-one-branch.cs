// sanitizer: cleaned in one branch, and in both.
static class Program
{
    static void Render(bool trusted)
    {
        string half = Taint.Source(), full = Taint.Source();
        if (trusted)
        {
            full = Taint.Sanitize(full);
        }
        else
        {
            half = Taint.Sanitize(half);
            full = Taint.Sanitize(full);
        }
        // flow
        Taint.Sink(half);
        // no flow
        Taint.Sink(full);
    }

    static void Main()
    {
        Render(true);
        Render(false);
    }
}
