// overwritten: methods share a static field, in the order of their calls

class CurrentUser {
    private static String name = "nobody";

    static void login() {
        name = Taint.source();
    }

    static void logout() {
        name = "nobody";
    }

    public static void main(String[] args) {
        login();
        // flow
        Taint.sink(name);
        logout();
        // no flow
        Taint.sink(name);
    }
}
