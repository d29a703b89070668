// closure: a lambda writes to an array of the method around it when it runs, and not before

class Collector {
    public static void main(String[] args) {
        String[] holder = {"empty"};
        Runnable read = () -> holder[0] = Taint.source();
        // no flow
        Taint.sink(holder[0]);
        read.run();
        // flow
        Taint.sink(holder[0]);
    }
}
