// context: a recursive method returns one of its parameters and drops the other

class Lines {
    static String repeat(String text, String separator, int times) {
        if (times <= 1) {
            return text;
        }
        return text + repeat(text, separator, times - 1);
    }

    public static void main(String[] args) {
        // flow
        Taint.sink(repeat(Taint.source(), "+", 3));
        // no flow
        Taint.sink(repeat("=", Taint.source(), 3));
    }
}
