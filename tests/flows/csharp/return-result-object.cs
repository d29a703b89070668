// return: a result that holds either a value or an error.
using System;

class Result<T>
{
    public T Value { get; private set; }
    public string Error { get; private set; }

    public static Result<T> Ok(T value) => new Result<T> { Value = value };

    public static Result<T> Fail(string error) => new Result<T> { Error = error };

    public Result<U> Then<U>(Func<T, Result<U>> next)
    {
        return Error == null ? next(Value) : Result<U>.Fail(Error);
    }
}

static class Program
{
    static Result<string> Load(string text, bool locked)
    {
        if (locked)
        {
            return Result<string>.Fail("the record is locked");
        }
        return Result<string>.Ok(text);
    }

    static void Main()
    {
        var loaded = Load(Taint.Source(), false).Then(text => Result<string>.Ok("<p>" + text + "</p>"));
        var failed = Load(Taint.Source(), true).Then(text => Result<string>.Ok("<p>" + text + "</p>"));
        // flow
        Taint.Sink(loaded.Value);
        // no flow
        Taint.Sink(failed.Error);
    }
}
