// cross-file: an alias and a qualified name choose between classes of one name.
using Loud = Plain.Format;

static class Program
{
    static void Main()
    {
        string input = Taint.Source();
        // flow
        Taint.Sink(Loud.Line(input));
        // no flow
        Taint.Sink(Quiet.Format.Line(input));
    }
}
