// dispatch: a visitor is called back by the class of each node

interface Visitor {
    String visitText(TextNode node);

    String visitRule(RuleNode node);
}

interface Node {
    String accept(Visitor visitor);
}

class TextNode implements Node {
    final String text;

    TextNode(String text) {
        this.text = text;
    }

    public String accept(Visitor visitor) {
        return visitor.visitText(this);
    }
}

class RuleNode implements Node {
    final String comment;

    RuleNode(String comment) {
        this.comment = comment;
    }

    public String accept(Visitor visitor) {
        return visitor.visitRule(this);
    }
}

class Printer implements Visitor {
    public String visitText(TextNode node) {
        return node.text + "\n";
    }

    public String visitRule(RuleNode node) {
        return "----\n";
    }

    public static void main(String[] args) {
        Node text = new TextNode(Taint.source());
        Node rule = new RuleNode(Taint.source());
        Visitor printer = new Printer();
        // flow
        Taint.sink(text.accept(printer));
        // no flow
        Taint.sink(rule.accept(printer));
    }
}
