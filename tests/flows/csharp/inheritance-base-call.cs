// inheritance: base reaches the parent's method and constructor; the child's own field is its own.
class Page
{
    private readonly string title;

    public Page(string title)
    {
        this.title = title;
    }

    public virtual string Head()
    {
        return title;
    }
}

class AdminPage : Page
{
    public readonly string Area;

    public AdminPage(string title, string area) : base(title)
    {
        Area = area;
    }

    public override string Head()
    {
        return base.Head() + "!";
    }
}

static class Program
{
    static void Main()
    {
        var page = new AdminPage(Taint.Source(), "users");
        // flow
        Taint.Sink(page.Head());
        // no flow
        Taint.Sink(page.Area);
    }
}
