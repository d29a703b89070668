// dispatch: as gives null where the type does not fit.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        object payload = Taint.Source();
        var text = payload as string;
        var list = payload as List<string>;
        // flow
        Taint.Sink(text);
        // no flow
        Taint.Sink(list);
    }
}
