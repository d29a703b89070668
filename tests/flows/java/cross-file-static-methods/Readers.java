public final class Readers {
    private Readers() {}

    public static String readBody() {
        return "body: " + Taint.source();
    }

    public static String readVersion() {
        return "1.0";
    }
}
