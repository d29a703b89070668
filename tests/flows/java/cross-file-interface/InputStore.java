public class InputStore implements Store {
    @Override
    public String load(String key) {
        return key + Taint.source();
    }
}
