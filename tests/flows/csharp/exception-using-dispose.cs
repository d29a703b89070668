// exception: Dispose runs at the end of a using block.
using System;

class Draft : IDisposable
{
    public string Text = "";

    public void Dispose()
    {
        Text = "";
    }
}

static class Program
{
    static void Main()
    {
        var draft = new Draft();
        using (draft)
        {
            draft.Text = Taint.Source();
            // flow
            Taint.Sink(draft.Text);
        }
        // no flow
        Taint.Sink(draft.Text);
    }
}
