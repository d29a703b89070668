// return: methods that return their own object.
class Mail
{
    private string subject = "";
    private string body = "";

    public Mail Subject(string text)
    {
        subject = text;
        return this;
    }

    public Mail Body(string text)
    {
        body = text;
        return this;
    }

    public string Head() => "Subject: " + subject;

    public string Text() => body;
}

static class Program
{
    static void Main()
    {
        var mail = new Mail().Subject("Report").Body(Taint.Source());
        // no flow
        Taint.Sink(mail.Head());
        // flow
        Taint.Sink(mail.Text());
    }
}
