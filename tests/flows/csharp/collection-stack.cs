// collection: a stack gives back last what was pushed first.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var stack = new Stack<string>();
        stack.Push("bottom");
        stack.Push(Taint.Source());
        // flow
        Taint.Sink(stack.Pop());
        // no flow
        Taint.Sink(stack.Pop());
    }
}
