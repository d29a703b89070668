// collection: a queue gives its elements in the order they were put in

import java.util.ArrayDeque;
import java.util.Queue;

class JobQueue {
    public static void main(String[] args) {
        Queue<String> jobs = new ArrayDeque<>();
        jobs.offer("nightly");
        jobs.offer(Taint.source());
        String first = jobs.poll();
        String second = jobs.poll();
        // flow
        Taint.sink(second);
        // no flow
        Taint.sink(first);
    }
}
