// alias: one part is held by one of two owners.
class Preferences
{
    public string Theme = "light";
}

class Page
{
    public readonly Preferences Preferences;

    public Page(Preferences preferences)
    {
        Preferences = preferences;
    }
}

static class Program
{
    static void Main()
    {
        var mine = new Preferences();
        var yours = new Preferences();
        var first = new Page(mine);
        var second = new Page(yours);
        mine.Theme = Taint.Source();
        // flow
        Taint.Sink(first.Preferences.Theme);
        // no flow
        Taint.Sink(second.Preferences.Theme);
    }
}
