// dispatch: the method called is that of the object's class

interface Renderer {
    String render(String text);
}

class PlainRenderer implements Renderer {
    @Override
    public String render(String text) {
        return text;
    }
}

class EscapingRenderer implements Renderer {
    @Override
    public String render(String text) {
        return Taint.sanitize(text);
    }
}

class RenderAll {
    static String renderWith(Renderer renderer, String text) {
        return renderer.render(text);
    }

    public static void main(String[] args) {
        // flow
        Taint.sink(renderWith(new PlainRenderer(), Taint.source()));
        // no flow
        Taint.sink(renderWith(new EscapingRenderer(), Taint.source()));
    }
}
