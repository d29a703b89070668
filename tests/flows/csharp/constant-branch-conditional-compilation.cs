// constant-branch: a preprocessor symbol decides which of the lines exist.
#define AUDIT_LOG

static class Program
{
    static string ErrorPage(string detail)
    {
        var page = "Something went wrong.";
#if SHOW_DETAILS
        page += " " + detail;
#endif
        return page;
    }

    static string LogLine(string detail)
    {
#if AUDIT_LOG
        return "error: " + detail;
#else
        return "error";
#endif
    }

    static void Main()
    {
        var detail = Taint.Source();
        // no flow
        Taint.Sink(ErrorPage(detail));
        // flow
        Taint.Sink(LogLine(detail));
    }
}
