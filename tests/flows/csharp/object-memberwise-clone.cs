// object: a copy keeps its own field, an assignment does not copy.
class Settings
{
    public string Theme = "light";

    public Settings Copy()
    {
        return (Settings)MemberwiseClone();
    }
}

static class Program
{
    static void Main()
    {
        var settings = new Settings();
        var copy = settings.Copy();
        var same = settings;
        settings.Theme = Taint.Source();
        // flow
        Taint.Sink(same.Theme);
        // no flow
        Taint.Sink(copy.Theme);
    }
}
