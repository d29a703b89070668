// cross-file: the sinks are in another file, reached with untrusted and with fixed text

public class Main {
    public static void main(String[] args) {
        Database database = new Database();
        String name = Taint.source();
        database.find(name);
        database.count("people");
    }
}
