// callback: a delegate of several methods gives the value of the last one.
using System;

static class Program
{
    static void Main()
    {
        Func<string> input = () => Taint.Source();
        Func<string> fixedText = () => "fixed";
        Func<string> endsWithInput = fixedText + input;
        Func<string> endsWithFixed = input + fixedText;
        // flow
        Taint.Sink(endsWithInput());
        // no flow
        Taint.Sink(endsWithFixed());
    }
}
