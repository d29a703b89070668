// callback: a map computes missing values with a function, and merges others

import java.util.HashMap;
import java.util.Map;

class Profiles {
    private final Map<String, String> names = new HashMap<>();

    String name(String id) {
        return names.computeIfAbsent(id, key -> key + ":" + Taint.source());
    }

    public static void main(String[] args) {
        Profiles profiles = new Profiles();
        profiles.names.put("admin", "Administrator");
        String known = profiles.names.merge("guest", "Guest", (old, value) -> old + value);
        // flow
        Taint.sink(profiles.name("u1"));
        // no flow
        Taint.sink(known + profiles.names.get("admin"));
    }
}
