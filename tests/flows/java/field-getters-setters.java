// field: getters and setters read and write the field behind them

class Customer {
    private String name = "";
    private String city = "";

    String getName() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }

    String getCity() {
        return this.city;
    }

    void setCity(String value) {
        city = value;
    }
}

class CustomerForm {
    public static void main(String[] args) {
        Customer customer = new Customer();
        customer.setName(Taint.source());
        customer.setCity("Turin");
        // flow
        Taint.sink(customer.getName());
        // no flow
        Taint.sink(customer.getCity());
    }
}
