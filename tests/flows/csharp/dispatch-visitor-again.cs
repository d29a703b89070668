// dispatch: a visitor is called back by each kind of node.
interface INode
{
    string Accept(IVisitor visitor);
}

interface IVisitor
{
    string VisitText(TextNode node);
    string VisitRule(RuleNode node);
}

class TextNode : INode
{
    public string Value;

    public string Accept(IVisitor visitor) => visitor.VisitText(this);
}

class RuleNode : INode
{
    public string Value;

    public string Accept(IVisitor visitor) => visitor.VisitRule(this);
}

class HtmlVisitor : IVisitor
{
    public string VisitText(TextNode node) => "<p>" + node.Value + "</p>";

    public string VisitRule(RuleNode node) => "<hr>";
}

static class Program
{
    static string Render(INode node) => node.Accept(new HtmlVisitor());

    static void Main()
    {
        // flow
        Taint.Sink(Render(new TextNode { Value = Taint.Source() }));
        // no flow
        Taint.Sink(Render(new RuleNode { Value = Taint.Source() }));
    }
}
