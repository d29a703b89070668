// inheritance: constructors hand one of their arguments to the base class.
abstract class Page
{
    private readonly string heading;

    protected Page(string heading)
    {
        this.heading = heading;
    }

    public string Heading() => "<h1>" + heading + "</h1>";
}

class SearchPage : Page
{
    public string Term { get; }

    public SearchPage(string term) : base("Search")
    {
        Term = term;
    }
}

class ProfilePage : Page
{
    public ProfilePage(string user) : base("Profile of " + user)
    {
    }
}

static class Program
{
    static void Main()
    {
        Page search = new SearchPage(Taint.Source());
        Page profile = new ProfilePage(Taint.Source());
        // no flow
        Taint.Sink(search.Heading());
        // flow
        Taint.Sink(profile.Heading());
    }
}
