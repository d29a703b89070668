// field: one field of an object is untrusted, its neighbour is not

class Request {
    String path;
    String agent;

    Request(String path, String agent) {
        this.path = path;
        this.agent = agent;
    }
}

class RequestLog {
    public static void main(String[] args) {
        Request request = new Request("/health", Taint.source());
        // flow
        Taint.sink(request.agent);
        // no flow
        Taint.sink(request.path);
    }
}
