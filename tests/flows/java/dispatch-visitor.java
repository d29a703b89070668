// dispatch: nodes accept a visitor, which has a method for each of them

interface Visitor<R> {
    R visitText(TextNode node);

    R visitRule(RuleNode node);
}

interface Node {
    <R> R accept(Visitor<R> visitor);
}

record TextNode(String text) implements Node {
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitText(this);
    }
}

record RuleNode(String text) implements Node {
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitRule(this);
    }
}

class HtmlVisitor implements Visitor<String> {
    public String visitText(TextNode node) {
        return "<p>" + node.text() + "</p>";
    }

    public String visitRule(RuleNode node) {
        return "<hr>";
    }

    public static void main(String[] args) {
        HtmlVisitor html = new HtmlVisitor();
        String raw = Taint.source();
        // flow
        Taint.sink(new TextNode(raw).accept(html));
        // no flow
        Taint.sink(new RuleNode(raw).accept(html));
    }
}
