// overwritten: an assignment replaces the variable's value

class Theme {
    public static void main(String[] args) {
        String theme = Taint.source();
        // flow
        Taint.sink(theme);
        theme = "dark";
        // no flow
        Taint.sink(theme);
    }
}
