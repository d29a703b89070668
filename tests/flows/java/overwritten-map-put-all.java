// overwritten: fixed values replace those that a form gave under the same keys

import java.util.HashMap;
import java.util.Map;

class Account {
    private static final Map<String, String> FIXED = Map.of("role", "user", "state", "new");

    static Map<String, String> create(Map<String, String> form) {
        Map<String, String> account = new HashMap<>(form);
        account.putAll(FIXED);
        return account;
    }

    public static void main(String[] args) {
        Map<String, String> form = new HashMap<>();
        form.put("name", Taint.source());
        form.put("role", Taint.source());
        Map<String, String> account = create(form);
        // flow
        Taint.sink(account.get("name"));
        // no flow
        Taint.sink(account.get("role"));
    }
}
