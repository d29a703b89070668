// context: a generic method makes pairs of whatever it is given

class Pair<A, B> {
    final A first;
    final B second;

    private Pair(A first, B second) {
        this.first = first;
        this.second = second;
    }

    static <A, B> Pair<A, B> of(A first, B second) {
        return new Pair<>(first, second);
    }

    Pair<B, A> swap() {
        return of(second, first);
    }

    public static void main(String[] args) {
        Pair<String, String> pair = Pair.of("name", Taint.source()).swap();
        // flow
        Taint.sink(pair.first);
        // no flow
        Taint.sink(pair.second);
    }
}
