// collection: replace and compute give the entry of a key another value
import java.util.HashMap;
import java.util.Map;

class Profile {
    public static void main(String[] args) {
        Map<String, String> profile = new HashMap<>();
        profile.put("name", "ann");
        profile.put("motto", Taint.source());
        profile.replace("name", Taint.source());
        profile.compute("motto", (key, before) -> "none");
        // flow
        Taint.sink(profile.get("name"));
        // no flow
        Taint.sink(profile.get("motto"));
    }
}
