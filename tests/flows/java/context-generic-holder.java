// context: a generic holder and a generic method keep values of different uses apart

class Holder<T> {
    private final T value;

    Holder(T value) {
        this.value = value;
    }

    T get() {
        return value;
    }

    static <A, B> A first(A first, B second) {
        return first;
    }

    public static void main(String[] args) {
        Holder<String> text = new Holder<>(Taint.source());
        Holder<String> title = new Holder<>("title");
        // flow
        Taint.sink(first(text.get(), 1));
        // no flow
        Taint.sink(first(title.get(), text.get()));
    }
}
