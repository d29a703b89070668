// exception: a filter decides which of two handlers runs.
using System;

class ApiException : Exception
{
    public int Code { get; }

    public ApiException(int code, string message) : base(message)
    {
        Code = code;
    }
}

static class Program
{
    static void Call(int code, string message)
    {
        try
        {
            throw new ApiException(code, message);
        }
        catch (ApiException e) when (e.Code == 404)
        {
            // no flow
            Taint.Sink(e.Message);
        }
        catch (ApiException e)
        {
            // flow
            Taint.Sink(e.Message);
        }
    }

    static void Main()
    {
        Call(404, "not found");
        Call(500, Taint.Source());
    }
}
