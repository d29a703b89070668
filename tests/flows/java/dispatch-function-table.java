// dispatch: functions are looked up in a map by a constant key

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

class Commands {
    private static final Map<String, Function<String, String>> TABLE = new HashMap<>();

    static {
        TABLE.put("echo", line -> "echo " + line);
        TABLE.put("version", line -> "version 2");
    }

    public static void main(String[] args) {
        String line = Taint.source();
        // flow
        Taint.sink(TABLE.get("echo").apply(line));
        // no flow
        Taint.sink(TABLE.get("version").apply(line));
    }
}
