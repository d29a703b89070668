// dispatch: instanceof tells apart what kind of message came

interface Message {
}

record TextMessage(String sender, String text) implements Message {
}

record JoinMessage(String sender, String room) implements Message {
}

class Chat {
    static String describe(Message message) {
        if (message instanceof TextMessage text) {
            return text.sender() + ": " + text.text();
        }
        if (message instanceof JoinMessage join) {
            return join.sender() + " is here";
        }
        return "unknown";
    }

    public static void main(String[] args) {
        Message said = new TextMessage("ann", Taint.source());
        Message joined = new JoinMessage("bob", Taint.source());
        // flow
        Taint.sink(describe(said));
        // no flow
        Taint.sink(describe(joined));
    }
}
