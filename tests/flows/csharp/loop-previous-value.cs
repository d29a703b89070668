// loop: a value of one iteration is seen in the next; a fresh one is not.
static class Program
{
    static void Main()
    {
        string previous = "";
        for (int i = 0; i < 3; i++)
        {
            string current = "";
            // flow
            Taint.Sink(previous);
            // no flow
            Taint.Sink(current);
            current = Taint.Source();
            previous = current;
        }
    }
}
