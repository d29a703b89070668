// field: a copy constructor takes over one field, and sets another one anew

class Document {
    private String title;
    private String owner;

    Document(String title, String owner) {
        this.title = title;
        this.owner = owner;
    }

    Document(Document other, String owner) {
        this(other.title, owner);
    }

    String title() {
        return title;
    }

    String owner() {
        return owner;
    }

    public static void main(String[] args) {
        Document original = new Document(Taint.source(), Taint.source());
        Document copy = new Document(original, "nobody");
        // flow
        Taint.sink(copy.title());
        // no flow
        Taint.sink(copy.owner());
    }
}
