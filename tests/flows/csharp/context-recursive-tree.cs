// context: a method calls itself for the children of a node.
using System.Collections.Generic;
using System.Text;

class Node
{
    public string Text { get; set; }
    public List<Node> Children { get; } = new List<Node>();
}

static class Program
{
    static string Render(Node node)
    {
        var html = new StringBuilder("<li>");
        html.Append(node.Text);
        foreach (var child in node.Children)
        {
            html.Append(Render(child));
        }
        return html.Append("</li>").ToString();
    }

    static void Main()
    {
        var menu = new Node { Text = "Menu" };
        menu.Children.Add(new Node { Text = "Home" });
        var thread = new Node { Text = "Thread" };
        var reply = new Node { Text = "first" };
        reply.Children.Add(new Node { Text = Taint.Source() });
        thread.Children.Add(reply);
        // no flow
        Taint.Sink(Render(menu));
        // flow
        Taint.Sink(Render(thread));
    }
}
