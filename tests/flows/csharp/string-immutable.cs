// string: texts are immutable; Replace and Insert give new ones.
static class Program
{
    static void Main()
    {
        string template = "Dear NAME";
        string letter = template.Replace("NAME", Taint.Source());
        template.Insert(0, Taint.Source());
        // flow
        Taint.Sink(letter);
        // no flow
        Taint.Sink(template);
    }
}
