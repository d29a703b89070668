// alias: a method may change the object it gets; a new object in the parameter stays inside.
class Profile
{
    public string Bio = "none";
}

static class Program
{
    static void Edit(Profile profile)
    {
        profile.Bio = Taint.Source();
    }

    static void Replace(Profile profile)
    {
        profile = new Profile();
        profile.Bio = Taint.Source();
    }

    static void Main()
    {
        var edited = new Profile();
        var untouched = new Profile();
        Edit(edited);
        Replace(untouched);
        // flow
        Taint.Sink(edited.Bio);
        // no flow
        Taint.Sink(untouched.Bio);
    }
}
