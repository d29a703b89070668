// index: rows and columns of a rectangular array.
static class Program
{
    static void Main()
    {
        var cells = new string[2, 2];
        cells[0, 1] = Taint.Source();
        cells[1, 0] = "label";
        // flow
        Taint.Sink(cells[0, 1]);
        // no flow
        Taint.Sink(cells[1, 0]);
    }
}
