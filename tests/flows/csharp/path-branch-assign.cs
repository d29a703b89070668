// path: each branch of an if has its own value of the variable.
static class Greeter
{
    static void Greet(bool anonymous)
    {
        string name;
        if (anonymous)
        {
            name = "guest";
            // no flow
            Taint.Sink("Hello, " + name);
        }
        else
        {
            name = Taint.Source();
            // flow
            Taint.Sink("Hello, " + name);
        }
    }

    static void Main()
    {
        Greet(true);
        Greet(false);
    }
}
