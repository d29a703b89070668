// alias: a method changes the object it was given, or rebinds its parameter first

class Pages {
    static class Page {
        String body = "";
    }

    static void fill(Page page, String text) {
        page.body = text;
    }

    static void fillFresh(Page page, String text) {
        page = new Page();
        page.body = text;
    }

    public static void main(String[] args) {
        Page first = new Page();
        Page second = new Page();
        fill(first, Taint.source());
        fillFresh(second, Taint.source());
        // flow
        Taint.sink(first.body);
        // no flow
        Taint.sink(second.body);
    }
}
