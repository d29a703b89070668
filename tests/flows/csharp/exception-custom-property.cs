// exception: a property of an exception of one's own.
using System;

class ApiException : Exception
{
    public string Payload { get; }

    public ApiException(string payload) : base("upstream failed")
    {
        Payload = payload;
    }
}

static class Program
{
    static void Main()
    {
        try
        {
            throw new ApiException(Taint.Source());
        }
        catch (ApiException e)
        {
            // flow
            Taint.Sink(e.Payload);
            // no flow
            Taint.Sink(e.Message);
        }
    }
}
