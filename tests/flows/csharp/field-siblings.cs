// field: one field is tainted, its neighbour is not.
class Account
{
    public string Name;
    public string Role = "member";
}

static class Registration
{
    static void Main()
    {
        var account = new Account();
        account.Name = Taint.Source();
        account.Role = "editor";
        // flow
        Taint.Sink(account.Name);
        // no flow
        Taint.Sink(account.Role);
    }
}
