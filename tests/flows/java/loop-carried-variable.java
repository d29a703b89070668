// loop: a value reaches the use above its assignment in the next round

class Redirects {
    public static void main(String[] args) {
        String location = "/start";
        String first = location;
        for (int hop = 0; hop < 3; hop++) {
            // flow
            Taint.sink(location);
            // no flow
            Taint.sink(first);
            location = Taint.source();
        }
    }
}
