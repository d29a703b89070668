public class Login {
    public static void run() {
        State.user = Taint.source();
        State.level = "debug";
    }
}
