// alias: a getter gives away the list itself, another one a copy of it

import java.util.ArrayList;
import java.util.List;

class Basket {
    private final List<String> items = new ArrayList<>();
    private final List<String> coupons = new ArrayList<>();

    List<String> getItems() {
        return items;
    }

    List<String> getCoupons() {
        return new ArrayList<>(coupons);
    }

    String items() {
        return String.join(",", items);
    }

    String coupons() {
        return String.join(",", coupons);
    }

    public static void main(String[] args) {
        Basket basket = new Basket();
        basket.getItems().add(Taint.source());
        basket.getCoupons().add(Taint.source());
        // flow
        Taint.sink(basket.items());
        // no flow
        Taint.sink(basket.coupons());
    }
}
