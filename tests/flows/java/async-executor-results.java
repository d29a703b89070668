// async: futures of an executor give what their own tasks return

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class Workers {
    public static void main(String[] args) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        Future<String> user = executor.submit(() -> Taint.source());
        Future<String> site = executor.submit(() -> "example");
        // flow
        Taint.sink(user.get());
        // no flow
        Taint.sink(site.get());
        executor.shutdown();
    }
}
