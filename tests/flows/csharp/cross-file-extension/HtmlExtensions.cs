// cross-file: the extension methods of Program.cs.
namespace Web.Text
{
    public static class HtmlExtensions
    {
        public static string InTag(this string content, string tag)
        {
            return $"<{tag}>{content}</{tag}>";
        }

        public static string AsAttribute(this string content, string name)
        {
            return $"{name}=\"{Taint.Sanitize(content)}\"";
        }
    }
}
