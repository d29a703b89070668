// context: overloads are chosen by the number and the types of the arguments

class Log {
    static String line(String text) {
        return "log " + text;
    }

    static String line(String text, int level) {
        return "level " + level;
    }

    static String line(Object value) {
        return "object";
    }

    public static void main(String[] args) {
        String text = Taint.source();
        // flow
        Taint.sink(line(text));
        // no flow
        Taint.sink(line(text, 3) + line((Object) text));
    }
}
