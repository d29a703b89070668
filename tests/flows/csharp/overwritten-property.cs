// overwritten: one property gets a new value, its neighbour keeps the old one.
class Form
{
    public string Email { get; set; }
    public string Phone { get; set; }
}

static class Program
{
    static void Main()
    {
        var form = new Form { Email = Taint.Source(), Phone = Taint.Source() };
        form.Email = "nobody@example.com";
        // no flow
        Taint.Sink(form.Email);
        // flow
        Taint.Sink(form.Phone);
    }
}
