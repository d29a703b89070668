// cross-file: the class of Program.cs.
public class Document
{
    public string Content { get; private set; } = "";
    public string Kind { get; } = "text/plain";

    public void Load()
    {
        Content = Taint.Source();
    }
}
