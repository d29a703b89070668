// constant-branch: ternaries over known numbers.
static class Program
{
    static void Main()
    {
        int retries = 3;
        string few = retries * 2 > 10 ? Taint.Source() : "few";
        string many = retries * 4 > 10 ? Taint.Source() : "few";
        // no flow
        Taint.Sink(few);
        // flow
        Taint.Sink(many);
    }
}
