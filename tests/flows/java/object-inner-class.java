// object: an inner class reads the fields of the instance it was made from

class Greeter {
    private final String name;

    Greeter(String name) {
        this.name = name;
    }

    class Letter {
        String open() {
            return "Dear " + name;
        }
    }

    public static void main(String[] args) {
        Greeter guest = new Greeter(Taint.source());
        Greeter admin = new Greeter("admin");
        Greeter.Letter toGuest = guest.new Letter();
        Greeter.Letter toAdmin = admin.new Letter();
        // flow
        Taint.sink(toGuest.open());
        // no flow
        Taint.sink(toAdmin.open());
    }
}
