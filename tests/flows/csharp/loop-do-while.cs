// loop: the body of do runs once at least, that of while perhaps never.
static class Program
{
    static void Main()
    {
        string never = "none", once = "none";
        int left = 0;
        while (left > 0)
        {
            never = Taint.Source();
            left--;
        }
        do
        {
            once = Taint.Source();
            left--;
        }
        while (left > 0);
        // no flow
        Taint.Sink(never);
        // flow
        Taint.Sink(once);
    }
}
