// cross-file: a class in another file, with a base class in a third one

public class Main {
    public static void main(String[] args) {
        User user = new User(Taint.source(), "member");
        // flow
        Taint.sink(user.display());
        // no flow
        Taint.sink(user.badge());
    }
}
