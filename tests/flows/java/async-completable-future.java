// async: stages of a CompletableFuture pass on what their functions return

import java.util.concurrent.CompletableFuture;

class Fetching {
    public static void main(String[] args) {
        CompletableFuture<String> body = CompletableFuture.supplyAsync(() -> Taint.source());
        CompletableFuture<String> page = body.thenApply(text -> "<p>" + text);
        CompletableFuture<String> status = body.thenApply(text -> "ok");
        // flow
        Taint.sink(page.join());
        // no flow
        Taint.sink(status.join());
    }
}
