// field: a DTO takes one value of a form and ignores another.
using System.Collections.Generic;

sealed class SignupData
{
    public string Email { get; }
    public string Role { get; }

    private SignupData(string email, string role)
    {
        Email = email;
        Role = role;
    }

    public static SignupData FromForm(IDictionary<string, string> form)
    {
        return new SignupData(form["email"], form.ContainsKey("role") ? "member" : "guest");
    }
}

static class Program
{
    static void Main()
    {
        var form = new Dictionary<string, string>();
        form.Add("email", Taint.Source());
        form.Add("role", Taint.Source());
        var data = SignupData.FromForm(form);
        var guest = SignupData.FromForm(new Dictionary<string, string> { { "email", "a@b.test" } });
        // flow
        Taint.Sink(data.Email);
        // no flow
        Taint.Sink(data.Role + guest.Role);
    }
}
