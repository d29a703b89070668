// return: a builder that returns a changed copy and leaves itself as it was.
using System.Collections.Generic;
using System.Linq;

sealed class Query
{
    private readonly IReadOnlyList<string> conditions;

    public Query() : this(new string[0])
    {
    }

    private Query(IEnumerable<string> conditions)
    {
        this.conditions = conditions.ToArray();
    }

    public Query Where(string condition)
    {
        return new Query(conditions.Concat(new[] { condition }));
    }

    public string ToSql() => "SELECT * FROM posts WHERE " + string.Join(" AND ", conditions);
}

static class Program
{
    static void Main()
    {
        var basic = new Query().Where("deleted = 0");
        var filtered = basic.Where("title = '" + Taint.Source() + "'").Where("open = 1");
        // flow
        Taint.Sink(filtered.ToSql());
        // no flow
        Taint.Sink(basic.ToSql());
    }
}
