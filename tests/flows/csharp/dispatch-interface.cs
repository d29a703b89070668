// dispatch: the object's class decides which implementation runs.
interface IProvider
{
    string Fetch();
}

class Remote : IProvider
{
    public string Fetch() => Taint.Source();
}

class Fixture : IProvider
{
    public string Fetch() => "fixture";
}

static class Program
{
    static string Load(IProvider provider)
    {
        return provider.Fetch();
    }

    static void Main()
    {
        // flow
        Taint.Sink(Load(new Remote()));
        // no flow
        Taint.Sink(Load(new Fixture()));
    }
}
