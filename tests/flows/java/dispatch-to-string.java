// dispatch: concatenation calls the toString of the object's class

class Secret {
    private final String text;

    Secret(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}

class Plain {
    private final String text;

    Plain(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return "(" + text + ")";
    }
}

class Printing {
    public static void main(String[] args) {
        Object plain = new Plain(Taint.source());
        Object secret = new Secret(Taint.source());
        // flow
        Taint.sink("value " + plain);
        // no flow
        Taint.sink("value " + secret);
    }
}
