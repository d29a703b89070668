import tools.shell.Runner;

class Sample {
    static final int LIMIT = 10;

    void passes(String value) {
        sink(value);
    }

    void direct(boolean request) {
        String name = "fixed";
        String label = source();
        if (request) {
            sink(label);
        }
        Runner.execute(name, LIMIT);
        passes(source());
    }
}
