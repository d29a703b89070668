// return: different returns of one method, chosen by the argument

class Setting {
    static String read(String name, String fallback) {
        if (name == null) {
            return fallback;
        }
        return "setting " + name;
    }

    public static void main(String[] args) {
        // flow
        Taint.sink(read(null, Taint.source()));
        // no flow
        Taint.sink(read("colour", Taint.source()));
    }
}
