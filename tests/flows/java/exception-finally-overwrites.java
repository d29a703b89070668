// exception: finally runs on every way out of the try, before the code behind it

class LineReader {
    static void read(boolean stop) {
        String line = "start";
        try {
            line = Taint.source();
            if (stop) {
                throw new IllegalStateException("stopped");
            }
        } catch (IllegalStateException error) {
            // flow
            Taint.sink(line);
        } finally {
            line = "end";
        }
        // no flow
        Taint.sink(line);
    }

    public static void main(String[] args) {
        read(true);
        read(false);
    }
}
