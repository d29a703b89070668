// loop: a loop along linked nodes reaches all of them

class Chain {
    static class Node {
        final String text;
        final String kind;
        final Node next;

        Node(String text, String kind, Node next) {
            this.text = text;
            this.kind = kind;
            this.next = next;
        }
    }

    public static void main(String[] args) {
        Node chain = new Node("a", "x", new Node("b", "y", new Node(Taint.source(), "z", null)));
        for (Node node = chain; node != null; node = node.next) {
            // flow
            Taint.sink(node.text);
            // no flow
            Taint.sink(node.kind);
        }
    }
}
