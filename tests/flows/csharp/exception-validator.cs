// exception: a validator returns what it accepts; when it throws, the handler's text stays.
using System;

class ValidationException : Exception
{
    public ValidationException(string field) : base(field + " is missing")
    {
    }
}

static class Program
{
    static string Require(string value, string field)
    {
        if (value == null)
        {
            throw new ValidationException(field);
        }
        return value;
    }

    static string Line(string title, string author)
    {
        try
        {
            return Require(title, "title") + " by " + Require(author, "author");
        }
        catch (ValidationException e)
        {
            return "invalid: " + e.Message;
        }
    }

    static void Main()
    {
        // flow
        Taint.Sink(Line(Taint.Source(), "anna"));
        // no flow
        Taint.Sink(Line(Taint.Source(), null));
    }
}
