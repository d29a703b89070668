// dispatch: a type test leads each object to its branch.
class TextPart
{
    public string Body;
}

class ImagePart
{
    public string Body;
}

static class Program
{
    static void Show(object part)
    {
        if (part is TextPart text)
        {
            // flow
            Taint.Sink(text.Body);
        }
        else if (part is ImagePart image)
        {
            // no flow
            Taint.Sink(image.Body);
        }
    }

    static void Main()
    {
        Show(new TextPart { Body = Taint.Source() });
        Show(new ImagePart { Body = "logo.png" });
    }
}
