// callback: ConvertAll and FindAll of a list.
using System.Collections.Generic;

class Row
{
    public string Id;
    public string Note;
}

static class Program
{
    static void Main()
    {
        var rows = new List<Row>
        {
            new Row { Id = "1", Note = Taint.Source() },
            new Row { Id = "2", Note = "plain" },
        };
        var kept = rows.FindAll(row => row.Id != "2");
        // flow
        Taint.Sink(kept.ConvertAll(row => row.Note));
        // no flow
        Taint.Sink(kept.ConvertAll(row => "#" + row.Id));
    }
}
