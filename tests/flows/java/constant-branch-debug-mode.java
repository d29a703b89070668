// constant-branch: final fields of a configuration class decide what a page shows

final class Features {
    static final boolean SHOW_ERRORS = false;
    static final String MODE = "verbose";

    private Features() {
    }
}

class ErrorPage {
    static String notice(String detail) {
        return Features.SHOW_ERRORS ? detail : "something went wrong";
    }

    static String logLine(String detail) {
        if (Features.MODE.equals("verbose")) {
            return "error: " + detail;
        }
        return "error";
    }

    public static void main(String[] args) {
        String detail = Taint.source();
        // flow
        Taint.sink(logLine(detail));
        // no flow
        Taint.sink(notice(detail));
    }
}
