// field: fields two levels deep are told apart

class ShippingLabel {
    static class Address {
        String city = "";
        String country = "NO";
    }

    static class Receiver {
        final Address home = new Address();
        final Address work = new Address();
    }

    public static void main(String[] args) {
        Receiver receiver = new Receiver();
        receiver.home.city = Taint.source();
        // flow
        Taint.sink(receiver.home.city);
        // no flow
        Taint.sink(receiver.home.country + receiver.work.city);
    }
}
