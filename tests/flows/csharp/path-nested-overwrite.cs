// path: both arms of the inner branch replace the text; the outer one has a way around it.
using System.Collections.Generic;

static class Program
{
    static string Cell(string note, bool locked, bool admin)
    {
        var text = note;
        if (locked)
        {
            if (admin)
            {
                text = "locked by you";
            }
            else
            {
                text = "locked";
            }
            // no flow
            Taint.Sink(text);
        }
        return text;
    }

    static void Main()
    {
        var note = Taint.Source();
        var cells = new List<string>();
        foreach (var locked in new[] { true, false })
        {
            cells.Add(Cell(note, locked, true));
            cells.Add(Cell(note, locked, false));
        }
        // flow
        Taint.Sink(string.Join("|", cells));
    }
}
