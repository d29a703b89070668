// overwritten: an assignment to a field replaces it and leaves the others

class Censor {
    static class Draft {
        String title = Taint.source();
        String body = Taint.source();
    }

    public static void main(String[] args) {
        Draft draft = new Draft();
        draft.title = "removed";
        // flow
        Taint.sink(draft.body);
        // no flow
        Taint.sink(draft.title);
    }
}
