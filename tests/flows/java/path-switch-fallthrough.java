// path: a case without break runs on into the next one, a case with break does not

class Describer {
    static int describe(int kind) {
        String text = "start";
        String other = "start";
        switch (kind) {
            case 1:
                text = Taint.source();
            case 2:
                // flow
                Taint.sink(text);
                break;
            case 3:
                other = Taint.source();
                break;
            case 4:
                // no flow
                Taint.sink(other);
                break;
            default:
                text = "";
        }
        return text.length() + other.length();
    }

    public static void main(String[] args) {
        for (int kind = 0; kind < 6; kind++) {
            describe(kind);
        }
    }
}
