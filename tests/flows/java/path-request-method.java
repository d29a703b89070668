// path: a servlet-like handler answers each method in a branch of its own

record Request(String method, String body) {
}

class Handler {
    void handle(Request request) {
        String message = "ready";
        if (request.method().equals("POST")) {
            message = "stored " + request.body();
        } else if (request.method().equals("DELETE")) {
            message = "deleted";
            // no flow
            Taint.sink(message);
            return;
        } else {
            return;
        }
        // flow
        Taint.sink(message);
    }

    public static void main(String[] args) {
        Handler handler = new Handler();
        for (String method : new String[] {"GET", "POST", "DELETE"}) {
            handler.handle(new Request(method, Taint.source()));
        }
    }
}
