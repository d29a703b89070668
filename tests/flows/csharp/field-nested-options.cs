// field: options within options, filled by a nested initializer.
class MailOptions
{
    public string Sender { get; set; } = "noreply";
    public string Footer { get; set; } = "";
}

class AppOptions
{
    public string Name { get; set; } = "app";
    public MailOptions Mail { get; } = new MailOptions();
}

class Mailer
{
    private readonly AppOptions options;

    public Mailer(AppOptions options)
    {
        this.options = options;
    }

    public string Header() => "From: " + options.Mail.Sender + " via " + options.Name;

    public string Compose(string body) => body + "\n--\n" + options.Mail.Footer;
}

static class Program
{
    static void Main()
    {
        var mailer = new Mailer(new AppOptions { Name = "shop", Mail = { Footer = Taint.Source() } });
        // no flow
        Taint.Sink(mailer.Header());
        // flow
        Taint.Sink(mailer.Compose("Thanks"));
    }
}
