// alias: the list taken out of a dictionary is the one in it; ToList makes another.
using System.Collections.Generic;
using System.Linq;

class Groups
{
    private readonly Dictionary<string, List<string>> members = new Dictionary<string, List<string>>();

    public List<string> Of(string name)
    {
        if (!members.TryGetValue(name, out var list))
        {
            list = new List<string>();
            members.Add(name, list);
        }
        return list;
    }

    public List<string> CopyOf(string name) => Of(name).ToList();
}

static class Program
{
    static void Main()
    {
        var direct = new Groups();
        var copied = new Groups();
        direct.Of("admins").Add(Taint.Source());
        copied.CopyOf("admins").Add(Taint.Source());
        // flow
        Taint.Sink(direct.Of("admins"));
        // no flow
        Taint.Sink(copied.Of("admins"));
    }
}
