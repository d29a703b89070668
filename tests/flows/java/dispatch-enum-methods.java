// dispatch: constants of an enum have methods of their own

enum Format {
    RAW {
        @Override
        String apply(String text) {
            return text;
        }
    },
    MASKED {
        @Override
        String apply(String text) {
            return "****";
        }
    };

    abstract String apply(String text);
}

class Formatting {
    public static void main(String[] args) {
        String text = Taint.source();
        // flow
        Taint.sink(Format.RAW.apply(text));
        // no flow
        Taint.sink(Format.MASKED.apply(text));
    }
}
