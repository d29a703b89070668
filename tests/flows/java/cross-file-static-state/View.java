public class View {
    public static void show() {
        // flow
        Taint.sink(State.user);
        // no flow
        Taint.sink(State.level);
    }
}
