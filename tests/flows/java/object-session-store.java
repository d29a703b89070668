// object: sessions are kept in a map under their names

import java.util.HashMap;
import java.util.Map;

class Session {
    private final Map<String, String> values = new HashMap<>();

    void set(String key, String value) {
        values.put(key, value);
    }

    String get(String key) {
        return values.get(key);
    }
}

class SessionStore {
    private final Map<String, Session> sessions = new HashMap<>();

    Session open(String id) {
        Session session = new Session();
        sessions.put(id, session);
        return session;
    }

    public static void main(String[] args) {
        SessionStore store = new SessionStore();
        store.open("s1").set("user", Taint.source());
        store.open("s2").set("user", "guest");
        // flow
        Taint.sink(store.sessions.get("s1").get("user"));
        // no flow
        Taint.sink(store.sessions.get("s2").get("user"));
    }
}
