// field: two static fields, one set from outside.
static class Registry
{
    public static string Motd = "welcome";
    public static readonly string Version = "1.0";
}

static class Program
{
    static void Configure()
    {
        Registry.Motd = Taint.Source();
    }

    static void Main()
    {
        Configure();
        // flow
        Taint.Sink(Registry.Motd);
        // no flow
        Taint.Sink(Registry.Version);
    }
}
