// constant-branch: a switch over a known text.
static class Program
{
    static void Main()
    {
        string mode = "strict";
        string strict = "", lax = "";
        switch (mode)
        {
            case "strict":
                strict = Taint.Source();
                break;
            case "lax":
                lax = Taint.Source();
                break;
        }
        // flow
        Taint.Sink(strict);
        // no flow
        Taint.Sink(lax);
    }
}
