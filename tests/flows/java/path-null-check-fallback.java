// path: a looked-up value is used where there is one, a fallback where there is none
import java.util.HashMap;
import java.util.Map;

class Sessions {
    private final Map<String, String> names = new HashMap<>();

    void greet(String session) {
        String name = names.get(session);
        if (name == null) {
            name = "guest";
            // no flow
            Taint.sink("Hello " + name);
        } else {
            // flow
            Taint.sink("Hello " + name);
        }
    }

    public static void main(String[] args) {
        Sessions sessions = new Sessions();
        sessions.names.put("a1", Taint.source());
        sessions.greet("a1");
        sessions.greet("b2");
    }
}
