// cross-file: the extension methods.
namespace Shop.Extensions
{
    public static class TextExtensions
    {
        public static string Quoted(this string text)
        {
            return "\"" + text + "\"";
        }

        public static string Masked(this string text)
        {
            return text == null ? null : "****";
        }

        public static string OrDefault(this string text, string fallback)
        {
            return string.IsNullOrEmpty(text) ? fallback : text;
        }
    }
}
