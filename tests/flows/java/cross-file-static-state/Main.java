// cross-file: static fields of one class, written by a second one and read by a third one

public class Main {
    public static void main(String[] args) {
        Login.run();
        View.show();
    }
}
