// path: goto case leads into another case, break does not.
static class Logging
{
    static void Choose(int level)
    {
        string target = "app.log";
        switch (level)
        {
            case 0:
                target = Taint.Source();
                goto case 1;
            case 1:
                // flow
                Taint.Sink(target);
                break;
            case 2:
                // no flow
                Taint.Sink(target);
                break;
        }
    }

    static void Main()
    {
        Choose(0);
        Choose(1);
        Choose(2);
    }
}
