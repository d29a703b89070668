// dispatch: the type of a block decides which of its properties are printed.
public abstract record Block;

public record Paragraph(string Text) : Block;

public record Image(string Url, string Comment) : Block;

public static class Program
{
    private static string Render(Block block)
    {
        return block switch
        {
            Paragraph { Text: var text } => $"<p>{text}</p>",
            Image image => $"<img src='{image.Url}'>",
            _ => "",
        };
    }

    public static void Main()
    {
        // flow
        Taint.Sink(Render(new Paragraph(Taint.Source())));
        // no flow
        Taint.Sink(Render(new Image("logo.png", Taint.Source())));
    }
}
