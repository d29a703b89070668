// exception: an exception carries what it was made with to its handler

class FieldException extends RuntimeException {
    final String value;
    final String code;

    FieldException(String value, String code) {
        super("bad field");
        this.value = value;
        this.code = code;
    }
}

class Validator {
    static void check() {
        throw new FieldException(Taint.source(), "E42");
    }

    public static void main(String[] args) {
        try {
            check();
        } catch (FieldException error) {
            // flow
            Taint.sink(error.value);
            // no flow
            Taint.sink(error.code + error.getMessage());
        }
    }
}
