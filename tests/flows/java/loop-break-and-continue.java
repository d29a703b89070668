// loop: continue skips the rest of the round, a labelled break ends both loops

class LineScan {
    static void scan(String[][] groups) {
        String found = "none";
        outer:
        for (String[] group : groups) {
            for (String kind : group) {
                String text = "ok";
                if (kind.equals("bad")) {
                    text = Taint.source();
                    continue;
                }
                if (kind.equals("stop")) {
                    found = Taint.source();
                    break outer;
                }
                // no flow
                Taint.sink(text);
            }
        }
        // flow
        Taint.sink(found);
    }

    public static void main(String[] args) {
        scan(new String[][] {{"good", "bad"}, {"good", "stop"}});
    }
}
