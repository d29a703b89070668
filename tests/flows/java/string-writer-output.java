// string: two writers collect what is printed to them

import java.io.PrintWriter;
import java.io.StringWriter;

class Output {
    static void render(PrintWriter out, String name) {
        out.print("<h1>");
        out.print(name);
        out.println("</h1>");
        out.flush();
    }

    public static void main(String[] args) {
        StringWriter page = new StringWriter();
        StringWriter error = new StringWriter();
        render(new PrintWriter(page), Taint.source());
        render(new PrintWriter(error), "Not found");
        // flow
        Taint.sink(page.toString());
        // no flow
        Taint.sink(error.toString());
    }
}
