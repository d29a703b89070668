// async: a thread reads and writes the fields of its own task

class Download implements Runnable {
    private final String name;
    volatile String result = "none";

    Download(String name) {
        this.name = name;
    }

    @Override
    public void run() {
        result = "file " + name;
    }
}

class Downloads {
    public static void main(String[] args) throws InterruptedException {
        Download theirs = new Download(Taint.source());
        Download ours = new Download("index");
        Thread first = new Thread(theirs);
        Thread second = new Thread(ours);
        first.start();
        second.start();
        first.join();
        second.join();
        // flow
        Taint.sink(theirs.result);
        // no flow
        Taint.sink(ours.result);
    }
}
