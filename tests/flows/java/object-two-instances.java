// object: two instances of one class hold different values

class Basket {
    private final String owner;

    Basket(String owner) {
        this.owner = owner;
    }

    String describe() {
        return "basket of " + owner;
    }
}

class Checkout {
    public static void main(String[] args) {
        Basket theirs = new Basket(Taint.source());
        Basket ours = new Basket("warehouse");
        // flow
        Taint.sink(theirs.describe());
        // no flow
        Taint.sink(ours.describe());
    }
}
