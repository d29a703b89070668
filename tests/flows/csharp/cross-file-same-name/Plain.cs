// cross-file: one of two classes of one name.
namespace Plain
{
    static class Format
    {
        public static string Line(string text) => text + "\n";
    }
}
