// object: instances made by one factory and wrapped in other objects stay apart

class Delivery {
    static class Message {
        String text;
    }

    static class Envelope {
        Message message;
    }

    static Envelope wrap(String text) {
        Message message = new Message();
        message.text = text;
        Envelope envelope = new Envelope();
        envelope.message = message;
        return envelope;
    }

    public static void main(String[] args) {
        Envelope inbound = wrap(Taint.source());
        Envelope system = wrap("maintenance tonight");
        // flow
        Taint.sink(inbound.message.text);
        // no flow
        Taint.sink(system.message.text);
    }
}
