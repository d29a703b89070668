// alias: a list gives a copy of a struct, an array the element itself.
using System.Collections.Generic;

struct Cell
{
    public string Text;
}

static class Program
{
    static void Main()
    {
        var array = new Cell[1];
        array[0].Text = "array";
        var list = new List<Cell> { new Cell { Text = "list" } };
        Cell taken = list[0];
        taken.Text = Taint.Source();
        array[0].Text = Taint.Source();
        // flow
        Taint.Sink(array[0].Text);
        // no flow
        Taint.Sink(list[0].Text);
    }
}
