// inheritance: a generic handler parses, its subclasses answer

abstract class Handler<T> {
    String handle(String raw) {
        T parsed = parse(raw);
        return "answer: " + answer(parsed);
    }

    protected abstract T parse(String raw);

    protected abstract String answer(T parsed);
}

class EchoHandler extends Handler<String> {
    protected String parse(String raw) {
        return "echo " + raw;
    }

    protected String answer(String parsed) {
        return parsed;
    }
}

class CheckHandler extends Handler<Boolean> {
    protected Boolean parse(String raw) {
        return raw.isEmpty();
    }

    protected String answer(Boolean parsed) {
        return parsed ? "empty" : "given";
    }
}

class Handlers {
    public static void main(String[] args) {
        String raw = Taint.source();
        // flow
        Taint.sink(new EchoHandler().handle(raw));
        // no flow
        Taint.sink(new CheckHandler().handle(raw));
    }
}
