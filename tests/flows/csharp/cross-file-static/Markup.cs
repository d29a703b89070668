// cross-file: a static class in a namespace.
namespace Site.View
{
    static class Markup
    {
        public static string Heading(string text)
        {
            return "<h1>" + text + "</h1>";
        }

        public static string Rule(string text)
        {
            return text == "" ? "" : "<hr>";
        }
    }
}
