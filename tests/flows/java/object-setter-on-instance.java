// object: a setter writes to the instance it is called on

class Draft {
    private String text = "empty";

    void setText(String text) {
        this.text = text;
    }

    String getText() {
        return text;
    }
}

class Drafts {
    public static void main(String[] args) {
        Draft first = new Draft();
        Draft second = new Draft();
        first.setText(Taint.source());
        second.setText("fixed");
        // flow
        Taint.sink(first.getText());
        // no flow
        Taint.sink(second.getText());
    }
}
