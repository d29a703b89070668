// exception: a loader returns a fallback from its catch part, or what it has read
import java.io.IOException;

class Loader {
    static String fetch(boolean offline, String name) throws IOException {
        if (offline) {
            throw new IOException("offline");
        }
        return "content of " + name;
    }

    static void show(boolean offline) {
        String text;
        try {
            text = fetch(offline, Taint.source());
        } catch (IOException | IllegalStateException e) {
            text = "nothing: " + e.getMessage();
            // no flow
            Taint.sink(text);
            return;
        }
        // flow
        Taint.sink(text);
    }

    public static void main(String[] args) {
        show(true);
        show(false);
    }
}
