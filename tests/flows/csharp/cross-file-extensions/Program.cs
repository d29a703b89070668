// cross-file: extension methods from another file, in a chain.
using Shop.Extensions;

static class Program
{
    static void Main()
    {
        var input = Taint.Source();
        // flow
        Taint.Sink(input.Quoted().OrDefault("-"));
        // no flow
        Taint.Sink(input.Masked().OrDefault("-"));
    }
}
