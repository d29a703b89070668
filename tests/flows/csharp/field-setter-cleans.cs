// field: a setter that cleans what it keeps, and one that does not.
class Profile
{
    private string bio = "";
    private string link = "";

    public string Bio
    {
        get => bio;
        set => bio = Taint.Sanitize(value);
    }

    public string Link
    {
        get => link;
        set => link = value;
    }
}

static class Program
{
    static void Main()
    {
        var profile = new Profile { Bio = Taint.Source(), Link = Taint.Source() };
        // no flow
        Taint.Sink(profile.Bio);
        // flow
        Taint.Sink(profile.Link);
    }
}
