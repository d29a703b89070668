// loop: a value needs two rounds to come through two variables

class Window {
    public static void main(String[] args) {
        String newest = "-";
        String middle = "-";
        String oldest = "-";
        String size = "-";
        for (int step : new int[] {1, 2, 3, 4}) {
            size = "size " + step;
            oldest = middle;
            middle = newest;
            newest = Taint.source();
        }
        // flow
        Taint.sink(oldest);
        // no flow
        Taint.sink(size);
    }
}
