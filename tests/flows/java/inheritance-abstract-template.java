// inheritance: a template method of an abstract class calls the steps of the concrete one

abstract class Report {
    String build() {
        return "# " + body();
    }

    protected abstract String body();
}

class InputReport extends Report {
    private final String text;

    InputReport(String text) {
        this.text = text;
    }

    @Override
    protected String body() {
        return text;
    }
}

class EmptyReport extends Report {
    @Override
    protected String body() {
        return "nothing";
    }
}

class Reporting {
    public static void main(String[] args) {
        // flow
        Taint.sink(new InputReport(Taint.source()).build());
        // no flow
        Taint.sink(new EmptyReport().build());
    }
}
