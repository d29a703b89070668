// field: a field and a method have one name, the method gives the field

class Draft {
    private final String title;
    private final String body;

    Draft(String title, String body) {
        this.title = title;
        this.body = body;
    }

    String title() {
        return title;
    }

    String body() {
        return body;
    }

    public static void main(String[] args) {
        Draft draft = new Draft("untitled", Taint.source());
        // flow
        Taint.sink(draft.body());
        // no flow
        Taint.sink(draft.title());
    }
}
