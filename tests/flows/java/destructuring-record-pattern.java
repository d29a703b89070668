// destructuring: the pattern of a record gives its components names
class Inbox {
    record Letter(String sender, String text) {
    }

    public static void main(String[] args) {
        Object received = new Letter("ann", Taint.source());
        if (received instanceof Letter(String sender, String text)) {
            // flow
            Taint.sink(text);
            // no flow
            Taint.sink(sender);
        }
    }
}
