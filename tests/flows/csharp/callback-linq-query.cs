// callback: a query expression chooses the column that it gives.
using System.Collections.Generic;
using System.Linq;

class Row
{
    public string Id;
    public string Note;
}

static class Program
{
    static void Main()
    {
        var rows = new List<Row> { new Row { Id = "1", Note = Taint.Source() } };
        var notes = from row in rows where row.Id != "" select row.Note;
        var ids = from row in rows where row.Note != "" select row.Id;
        // flow
        Taint.Sink(string.Join(",", notes));
        // no flow
        Taint.Sink(string.Join(",", ids));
    }
}
