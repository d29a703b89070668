// overwritten: a default is filled in only where nothing was given.
#nullable enable
public class Form
{
    public string? Name { get; set; }
    public string? City { get; set; }
}

public static class Program
{
    private static Form Complete(Form form, string text)
    {
        form.Name ??= text;
        form.City ??= text;
        return form;
    }

    public static void Main()
    {
        var form = Complete(new Form { City = "Delft" }, Taint.Source());
        // no flow
        Taint.Sink(form.City!);
        // flow
        Taint.Sink(form.Name!);
    }
}
