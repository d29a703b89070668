// callback: a client calls one method of a handler with the body and another one with a status

interface ResponseHandler {
    void onBody(String body);

    void onStatus(String status);
}

class HttpClient {
    void get(String path, ResponseHandler handler) {
        handler.onStatus("200 for " + path);
        handler.onBody(Taint.source());
    }
}

class Page implements ResponseHandler {
    @Override
    public void onBody(String body) {
        // flow
        Taint.sink(body);
    }

    @Override
    public void onStatus(String status) {
        // no flow
        Taint.sink(status);
    }

    public static void main(String[] args) {
        new HttpClient().get("/index", new Page());
    }
}
