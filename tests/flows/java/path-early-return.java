// path: a branch that returns keeps its value from the code behind it

class RequestHandler {
    static int handle(String kind) {
        String body = "empty";
        if (kind.equals("form")) {
            body = Taint.source();
            // flow
            Taint.sink(body);
            return 200;
        }
        // no flow
        Taint.sink(body);
        return 204;
    }

    public static void main(String[] args) {
        handle("form");
        handle("ping");
    }
}
