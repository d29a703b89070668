// dispatch: an explicit implementation is reached through its interface only.
interface INamed
{
    string Name();
}

class User : INamed
{
    public string Name() => "user";

    string INamed.Name() => Taint.Source();
}

static class Program
{
    static void Main()
    {
        var user = new User();
        // no flow
        Taint.Sink(user.Name());
        // flow
        Taint.Sink(((INamed)user).Name());
    }
}
