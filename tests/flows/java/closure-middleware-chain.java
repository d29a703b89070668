// closure: filters are wrapped around a handler, one replaces the request's body

class Filters {
    interface Handler {
        String handle(String path, String body);
    }

    static Handler prefixed(Handler next) {
        return (path, body) -> path + "> " + next.handle(path, body);
    }

    static Handler emptied(Handler next) {
        return (path, body) -> next.handle(path, "");
    }

    public static void main(String[] args) {
        Handler echo = (path, body) -> "[" + body + "]";
        Handler open = prefixed(echo);
        Handler closed = prefixed(emptied(echo));
        String body = Taint.source();
        // flow
        Taint.sink(open.handle("/echo", body));
        // no flow
        Taint.sink(closed.handle("/echo", body));
    }
}
