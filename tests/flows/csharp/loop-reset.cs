// loop: what is reset at the head of the body does not carry over.
static class Program
{
    static void Main()
    {
        string carried = "", reset = "";
        int i = 0;
        while (i++ < 3)
        {
            reset = "row";
            // no flow
            Taint.Sink(reset);
            // flow
            Taint.Sink(carried);
            reset = Taint.Source();
            carried = Taint.Source();
        }
    }
}
