public class MemoryStore implements Store {
    @Override
    public String load(String key) {
        return key + "=1";
    }
}
