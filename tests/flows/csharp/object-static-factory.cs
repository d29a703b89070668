// object: two static factories of one class, one of them is given input.
sealed class Notice
{
    private readonly string level;
    private string text = "";

    private Notice(string level)
    {
        this.level = level;
    }

    public static Notice Warning(string text)
    {
        var notice = new Notice("warning");
        notice.text = text;
        return notice;
    }

    public static Notice Maintenance()
    {
        return new Notice("info") { text = "The site is down." };
    }

    public string Render() => $"<p class='{level}'>{text}</p>";
}

static class Program
{
    static void Main()
    {
        var warning = Notice.Warning(Taint.Source());
        var maintenance = Notice.Maintenance();
        // flow
        Taint.Sink(warning.Render());
        // no flow
        Taint.Sink(maintenance.Render());
    }
}
