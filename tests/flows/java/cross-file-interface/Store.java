public interface Store {
    String load(String key);
}
