// exception: a validator's exception has the rejected value and a fixed code

class ValidationException extends Exception {
    private final String code;
    private final String rejected;

    ValidationException(String code, String rejected) {
        super("validation failed: " + code);
        this.code = code;
        this.rejected = rejected;
    }

    String code() {
        return code;
    }

    String rejected() {
        return rejected;
    }
}

class Validator {
    static void check(String field, String value) throws ValidationException {
        if (!field.startsWith("x-")) {
            throw new ValidationException("unknown-field", value);
        }
    }

    public static void main(String[] args) {
        try {
            check("nick", Taint.source());
        } catch (ValidationException e) {
            // flow
            Taint.sink("rejected: " + e.rejected());
            // no flow
            Taint.sink("code: " + e.code());
        }
    }
}
