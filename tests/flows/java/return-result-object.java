// return: a parser returns a result that has either a value or an error

class Parser {
    static final class Result {
        final String value;
        final String error;

        private Result(String value, String error) {
            this.value = value;
            this.error = error;
        }

        static Result ok(String value) {
            return new Result(value, null);
        }

        static Result failed(String error) {
            return new Result(null, error);
        }
    }

    static Result parse(String text, boolean strict) {
        if (strict) {
            return Result.failed("strict mode takes no text");
        }
        return Result.ok(text.trim() + ".");
    }

    static void handle(boolean strict) {
        Result result = parse(Taint.source(), strict);
        if (result.error != null) {
            // no flow
            Taint.sink(result.error);
            return;
        }
        // flow
        Taint.sink(result.value);
    }

    public static void main(String[] args) {
        handle(true);
        handle(false);
    }
}
