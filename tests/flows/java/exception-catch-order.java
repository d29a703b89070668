// exception: each catch clause gives a text of its own

import java.io.FileNotFoundException;
import java.io.IOException;

class Reader {
    static String open(boolean exists, String name) throws IOException {
        if (!exists) {
            throw new FileNotFoundException(name);
        }
        throw new IOException("disk is full");
    }

    static void read(boolean exists, String name) {
        try {
            open(exists, name);
        } catch (FileNotFoundException e) {
            // flow
            Taint.sink("missing: " + e.getMessage());
        } catch (IOException e) {
            // no flow
            Taint.sink("failed: " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        read(false, Taint.source());
        read(true, Taint.source());
    }
}
