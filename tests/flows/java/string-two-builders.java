// string: two builders filled side by side

class TwoBuilders {
    public static void main(String[] args) {
        StringBuilder body = new StringBuilder();
        StringBuilder head = new StringBuilder();
        for (int row = 0; row < 3; row++) {
            body.append(row).append(Taint.source());
            head.append(row).append(';');
        }
        // flow
        Taint.sink(body.toString());
        // no flow
        Taint.sink(head.toString());
    }
}
