// string: strings never change in place, replace returns a new one

class Template {
    public static void main(String[] args) {
        String template = "Dear NAME";
        String letter = template.replace("NAME", Taint.source());
        template.replace("NAME", Taint.source());
        // flow
        Taint.sink(letter);
        // no flow
        Taint.sink(template);
    }
}
