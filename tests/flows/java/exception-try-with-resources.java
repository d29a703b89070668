// exception: a resource is closed at the end of the try block

class Connection implements AutoCloseable {
    private String buffer = Taint.source();

    String read() {
        return buffer;
    }

    @Override
    public void close() {
        buffer = "closed";
    }
}

class Client {
    public static void main(String[] args) {
        Connection kept;
        try (Connection connection = new Connection()) {
            kept = connection;
            // flow
            Taint.sink(connection.read());
        }
        // no flow
        Taint.sink(kept.read());
    }
}
