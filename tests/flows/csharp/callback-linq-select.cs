// callback: Select gives what its lambda gives.
using System.Linq;

static class Program
{
    static void Main()
    {
        var inputs = new[] { Taint.Source(), Taint.Source() };
        // flow
        Taint.Sink(inputs.Select(v => "<" + v + ">").First());
        // no flow
        Taint.Sink(inputs.Select(v => "***").First());
    }
}
