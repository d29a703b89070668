// loop: a command line is read, an option and its value at a time.
class Options
{
    public string Input { get; set; } = "stdin";
    public string Output { get; set; } = "stdout";
}

static class Program
{
    static Options Parse(string[] arguments)
    {
        var options = new Options();
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--in":
                    options.Input = arguments[++i];
                    break;
                case "--out":
                    options.Output = arguments[++i];
                    break;
            }
        }
        return options;
    }

    static void Main()
    {
        var options = Parse(new[] { "--out", "report.txt", "--in", Taint.Source() });
        // flow
        Taint.Sink(options.Input);
        // no flow
        Taint.Sink(options.Output);
    }
}
