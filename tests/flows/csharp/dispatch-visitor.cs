// dispatch: a visitor gets the text of a node, another one only its kind.
using System.Collections.Generic;

interface IVisitor
{
    string Text(TextNode node);
    string Break(BreakNode node);
}

abstract class Node
{
    public abstract string Accept(IVisitor visitor);
}

class TextNode : Node
{
    public string Value;

    public override string Accept(IVisitor visitor) => visitor.Text(this);
}

class BreakNode : Node
{
    public override string Accept(IVisitor visitor) => visitor.Break(this);
}

class Renderer : IVisitor
{
    public string Text(TextNode node) => node.Value;

    public string Break(BreakNode node) => "<br>";
}

class Outline : IVisitor
{
    public string Text(TextNode node) => "text;";

    public string Break(BreakNode node) => "break;";
}

static class Program
{
    static string Walk(IEnumerable<Node> nodes, IVisitor visitor)
    {
        var result = "";
        foreach (var node in nodes)
        {
            result += node.Accept(visitor);
        }
        return result;
    }

    static void Main()
    {
        var nodes = new List<Node> { new TextNode { Value = Taint.Source() }, new BreakNode() };
        // flow
        Taint.Sink(Walk(nodes, new Renderer()));
        // no flow
        Taint.Sink(Walk(nodes, new Outline()));
    }
}
