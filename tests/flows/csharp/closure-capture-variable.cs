// closure: a lambda sees the variable as it is when it runs.
using System;

static class Program
{
    static void Main()
    {
        string message = "ready";
        string status = "ready";
        Action showMessage = () =>
        {
            // flow
            Taint.Sink(message);
        };
        Action showStatus = () =>
        {
            // no flow
            Taint.Sink(status);
        };
        message = Taint.Source();
        showMessage();
        showStatus();
    }
}
