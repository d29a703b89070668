// path: type patterns with a condition choose the case.
static class Program
{
    static void Show(object part)
    {
        switch (part)
        {
            case string text when text.Length > 0:
                // flow
                Taint.Sink(text);
                break;
            case int number:
                string line = "number " + number;
                // no flow
                Taint.Sink(line);
                break;
            default:
                break;
        }
    }

    static void Main()
    {
        Show(Taint.Source());
        Show(42);
    }
}
