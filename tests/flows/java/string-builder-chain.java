// string: a builder holds what was appended, until its length is set to 0

class PageBuilder {
    public static void main(String[] args) {
        StringBuilder page = new StringBuilder();
        page.append("<p>").append(Taint.source()).append("</p>");
        // flow
        Taint.sink(page.toString());
        page.setLength(0);
        page.append("<p></p>");
        // no flow
        Taint.sink(page.toString());
    }
}
