// inheritance: a handler calls hooks before and after; one subclass keeps the text, one does not

abstract class AbstractHandler {
    protected String prepared = "";

    final String process(String input) {
        before(input);
        return "done " + prepared;
    }

    protected abstract void before(String input);
}

class EchoHandler extends AbstractHandler {
    @Override
    protected void before(String input) {
        prepared = input.trim() + ".";
    }
}

class SilentHandler extends AbstractHandler {
    @Override
    protected void before(String input) {
        prepared = input.isEmpty() ? "nothing" : "something";
    }
}

class Handlers {
    public static void main(String[] args) {
        String input = Taint.source();
        // flow
        Taint.sink(new EchoHandler().process(input));
        // no flow
        Taint.sink(new SilentHandler().process(input));
    }
}
