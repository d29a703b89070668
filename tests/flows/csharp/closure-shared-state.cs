// closure: state that two lambdas share, against state of another pair.
using System;

static class Program
{
    static void Register(string initial, out Func<string> get, out Action<string> set)
    {
        string value = initial;
        get = () => value;
        set = v => value = v;
    }

    static void Main()
    {
        Func<string> theme, language;
        Action<string> setTheme, setLanguage;
        Register("light", out theme, out setTheme);
        Register("en", out language, out setLanguage);
        setTheme(Taint.Source());
        setLanguage("de");
        // flow
        Taint.Sink(theme());
        // no flow
        Taint.Sink(language());
    }
}
