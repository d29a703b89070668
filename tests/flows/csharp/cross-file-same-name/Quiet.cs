// cross-file: the other of two classes of one name.
namespace Quiet
{
    static class Format
    {
        public static string Line(string text) => text.Length > 0 ? "...\n" : "\n";
    }
}
