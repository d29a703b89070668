// destructuring: a positional record is taken apart by its order.
public record Upload(string FileName, string ContentType);

public static class Program
{
    private static Upload Receive(string name)
    {
        return new Upload(FileName: name, ContentType: "image/png");
    }

    public static void Main()
    {
        var (name, type) = Receive(Taint.Source());
        // flow
        Taint.Sink($"/uploads/{name}");
        // no flow
        Taint.Sink($"Content-Type: {type}");
    }
}
