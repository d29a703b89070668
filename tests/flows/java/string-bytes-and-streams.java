// string: text is written to a stream as bytes and read again, from one of two streams
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class Frames {
    static void write(ByteArrayOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        write(body, Taint.source());
        write(head, "version 1");
        // flow
        Taint.sink(body.toString(StandardCharsets.UTF_8));
        // no flow
        Taint.sink(new String(head.toByteArray(), StandardCharsets.UTF_8));
    }
}
