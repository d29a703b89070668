// inheritance: a decorator adds to what it wraps, another one hides it

interface Message {
    String text();
}

class PlainMessage implements Message {
    private final String text;

    PlainMessage(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}

abstract class Wrapped implements Message {
    protected final Message inner;

    protected Wrapped(Message inner) {
        this.inner = inner;
    }
}

class Quoted extends Wrapped {
    Quoted(Message inner) {
        super(inner);
    }

    @Override
    public String text() {
        return "> " + inner.text();
    }
}

class Hidden extends Wrapped {
    Hidden(Message inner) {
        super(inner);
    }

    @Override
    public String text() {
        return "(hidden)";
    }
}

class Messages {
    public static void main(String[] args) {
        Message message = new PlainMessage(Taint.source());
        // flow
        Taint.sink(new Quoted(message).text());
        // no flow
        Taint.sink(new Quoted(new Hidden(message)).text());
    }
}
