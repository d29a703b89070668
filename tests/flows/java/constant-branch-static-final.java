// constant-branch: branches on constants of the class

class Versions {
    private static final int VERSION = 3;
    private static final boolean LEGACY = VERSION < 2;

    public static void main(String[] args) {
        String name = Taint.source();
        String greeting = LEGACY ? "Hi " + name : "Hi";
        String farewell = "Bye";
        if (VERSION == 3) {
            farewell = farewell + name;
        }
        // flow
        Taint.sink(farewell);
        // no flow
        Taint.sink(greeting);
    }
}
