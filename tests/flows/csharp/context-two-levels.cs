// context: the helper's helper is shared too.
static class Sql
{
    static string Quote(string value) => "'" + value + "'";

    public static string Condition(string column, string value) => column + " = " + Quote(value);
}

static class Program
{
    static void Main()
    {
        // no flow
        Taint.Sink(Sql.Condition("name", "root"));
        // flow
        Taint.Sink(Sql.Condition("name", Taint.Source()));
    }
}
