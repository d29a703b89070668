// object: two caches of one generic class, the text is in one of them
import java.util.HashMap;
import java.util.Map;

class Cache<T> {
    private final Map<String, T> entries = new HashMap<>();

    Cache<T> put(String key, T value) {
        entries.put(key, value);
        return this;
    }

    T get(String key, T otherwise) {
        return entries.getOrDefault(key, otherwise);
    }
}

class CacheUser {
    private final Cache<String> pages = new Cache<>();
    private final Cache<String> templates = new Cache<>();

    public static void main(String[] args) {
        CacheUser user = new CacheUser();
        user.pages.put("index", Taint.source());
        user.templates.put("index", "<html></html>");
        // flow
        Taint.sink(user.pages.get("index", ""));
        // no flow
        Taint.sink(user.templates.get("index", ""));
    }
}
