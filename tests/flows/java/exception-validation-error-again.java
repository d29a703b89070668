// exception: a validation exception carries the rejected value and has a constant message

class ValidationException extends RuntimeException {
    private final String rejected;

    ValidationException(String field, String rejected) {
        super("invalid " + field);
        this.rejected = rejected;
    }

    String getRejected() {
        return rejected;
    }
}

class SignUp {
    static void validate(String email) {
        throw new ValidationException("email", email);
    }

    public static void main(String[] args) {
        try {
            validate(Taint.source());
        } catch (ValidationException e) {
            // flow
            Taint.sink(e.getRejected());
            // no flow
            Taint.sink(e.getMessage());
        }
    }
}
