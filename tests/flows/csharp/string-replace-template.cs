// string: placeholders of a template are replaced one after the other.
static class Program
{
    static string Fill(string template, string name, string order)
    {
        return template.Replace("{name}", name).Replace("{order}", order);
    }

    static void Main()
    {
        var name = Taint.Source();
        var template = "Dear {name}, your order {order} is on its way.";
        var mail = Fill(template, name, "A1");
        var preview = Fill(template, "customer", "A2");
        // flow
        Taint.Sink(mail);
        // no flow
        Taint.Sink(preview);
    }
}
