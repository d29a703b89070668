// field: a parameter of the same name hides the field, a write to it does not reach the object

class Page {
    private String title = "untitled";
    private String body = "empty";

    void rename(String title) {
        title = title.trim();
        this.title = title;
    }

    void refill(String body) {
        body = body.trim();
    }

    void print() {
        // flow
        Taint.sink(title);
        // no flow
        Taint.sink(body);
    }

    public static void main(String[] args) {
        Page page = new Page();
        page.rename(Taint.source());
        page.refill(Taint.source());
        page.print();
    }
}
