// async: a producer thread puts texts into one of two queues
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

class Worker {
    public static void main(String[] args) throws InterruptedException {
        BlockingQueue<String> uploads = new LinkedBlockingQueue<>();
        BlockingQueue<String> jobs = new LinkedBlockingQueue<>();
        Thread producer = new Thread(() -> {
            uploads.add(Taint.source());
            jobs.add("cleanup");
        });
        producer.start();
        String upload = uploads.take();
        String job = jobs.take();
        producer.join();
        // flow
        Taint.sink("upload " + upload);
        // no flow
        Taint.sink("job " + job);
    }
}
