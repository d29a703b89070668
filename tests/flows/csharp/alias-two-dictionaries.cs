// alias: an object in two dictionaries is one object, whoever changes it.
using System.Collections.Generic;

class Profile
{
    public string Motto { get; set; } = "none";
}

static class Program
{
    static void Main()
    {
        var byName = new Dictionary<string, Profile>();
        var byMail = new Dictionary<string, Profile>();

        var ann = new Profile();
        byName["ann"] = ann;
        byMail["ann@example.org"] = ann;
        byName["bob"] = new Profile();
        byMail["bob@example.org"] = new Profile();

        byName["ann"].Motto = Taint.Source();
        byName["bob"].Motto = Taint.Source();
        // flow
        Taint.Sink(byMail["ann@example.org"].Motto);
        // no flow
        Taint.Sink(byMail["bob@example.org"].Motto);
    }
}
