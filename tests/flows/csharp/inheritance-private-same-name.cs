// inheritance: the private fields of a base class and of its subclass are two.
class BaseForm
{
    private string error = "none";

    public string BaseError() => error;

    protected void Reset() => error = "reset";
}

class LoginForm : BaseForm
{
    private string error = "";

    public void Fail(string reason)
    {
        Reset();
        error = "login: " + reason;
    }

    public string LoginError() => error;
}

static class Program
{
    static void Main()
    {
        var form = new LoginForm();
        form.Fail(Taint.Source());
        // flow
        Taint.Sink(form.LoginError());
        // no flow
        Taint.Sink(form.BaseError());
    }
}
