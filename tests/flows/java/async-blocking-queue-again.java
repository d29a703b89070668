// async: a consumer thread takes from the queue that it was given

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

class Consumer implements Runnable {
    private final BlockingQueue<String> queue;
    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());

    Consumer(BlockingQueue<String> queue) {
        this.queue = queue;
    }

    @Override
    public void run() {
        try {
            handled.add("handled " + queue.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> handled() {
        return handled;
    }

    public static void main(String[] args) throws InterruptedException {
        Consumer mails = new Consumer(new LinkedBlockingQueue<>());
        Consumer prints = new Consumer(new LinkedBlockingQueue<>());
        Thread first = new Thread(mails);
        Thread second = new Thread(prints);
        first.start();
        second.start();
        mails.queue.put(Taint.source());
        prints.queue.put("page 1");
        first.join();
        second.join();
        // flow
        Taint.sink(mails.handled());
        // no flow
        Taint.sink(prints.handled());
    }
}
