// loop: options and their values are read from an array in a loop

import java.util.ArrayList;
import java.util.List;

class Options {
    private String output = "out.txt";
    private final List<String> files = new ArrayList<>();

    static Options parse(String[] arguments) {
        Options options = new Options();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--default")) {
                options.output = "default.txt";
            } else {
                options.files.add(arguments[i]);
            }
        }
        return options;
    }

    public static void main(String[] args) {
        Options options = parse(new String[] {"a.txt", "--default", Taint.source() + ".txt"});
        // flow
        Taint.sink(options.files);
        // no flow
        Taint.sink(options.output);
    }
}
