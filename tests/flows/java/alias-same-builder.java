// alias: two names of one StringBuilder, and a string taken before the change

class NoteBook {
    public static void main(String[] args) {
        StringBuilder notes = new StringBuilder("first");
        StringBuilder view = notes;
        String before = notes.toString();
        view.append(Taint.source());
        // flow
        Taint.sink(notes.toString());
        // no flow
        Taint.sink(before);
    }
}
