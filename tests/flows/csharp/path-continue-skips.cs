// path: continue leaves the rest of the body out.
static class Delivery
{
    static void Deliver(string[] items)
    {
        foreach (string item in items)
        {
            string note = "plain";
            if (item == "urgent")
            {
                note = Taint.Source();
                // flow
                Taint.Sink(note);
                continue;
            }
            // no flow
            Taint.Sink(note);
        }
    }

    static void Main()
    {
        Deliver(new[] { "plain", "urgent", "plain" });
    }
}
