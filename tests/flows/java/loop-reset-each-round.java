// loop: a variable set anew at the start of each round carries nothing over

class Records {
    public static void main(String[] args) {
        String all = "";
        String record;
        int round = 0;
        do {
            record = "record " + round;
            // no flow
            Taint.sink(record);
            // flow
            Taint.sink(all);
            record = Taint.source();
            all += record;
            round++;
        } while (round < 3);
    }
}
