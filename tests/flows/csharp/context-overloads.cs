// context: overloads are chosen by the types of the arguments.
static class Page
{
    public static string Show(string text) => text;

    public static string Show(object thing) => "an object";
}

static class Program
{
    static void Main()
    {
        string input = Taint.Source();
        // flow
        Taint.Sink(Page.Show(input));
        // no flow
        Taint.Sink(Page.Show((object)input));
    }
}
