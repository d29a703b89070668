// exception: the wrapping exception has a text of its own, its cause the one from outside

class Store {
    private String read(String name) {
        throw new IllegalArgumentException("no entry " + name);
    }

    String load(String name) {
        try {
            return read(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("cannot load", e);
        }
    }

    public static void main(String[] args) {
        try {
            new Store().load(Taint.source());
        } catch (IllegalStateException e) {
            // flow
            Taint.sink(e.getCause().getMessage());
            // no flow
            Taint.sink(e.getMessage());
        }
    }
}
