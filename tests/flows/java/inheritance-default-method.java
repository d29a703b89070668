// inheritance: a default method of an interface is inherited or overridden

interface Named {
    String raw();

    default String label() {
        return "name: " + raw();
    }
}

class Guest implements Named {
    @Override
    public String raw() {
        return Taint.source();
    }
}

class Anonymous implements Named {
    @Override
    public String raw() {
        return Taint.source();
    }

    @Override
    public String label() {
        return "name: -";
    }
}

class Labels {
    public static void main(String[] args) {
        // flow
        Taint.sink(new Guest().label());
        // no flow
        Taint.sink(new Anonymous().label());
    }
}
