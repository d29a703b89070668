// alias: a copied list has places of its own, but shares the objects.
using System.Collections.Generic;

class Item
{
    public string Label { get; set; } = "none";
}

static class Program
{
    static void Main()
    {
        var originals = new List<Item> { new Item() };
        var replaced = new List<Item> { new Item() };
        var copy = new List<Item>(originals);
        var other = new List<Item>(replaced);
        copy[0].Label = Taint.Source();
        other[0] = new Item { Label = Taint.Source() };
        // flow
        Taint.Sink(originals[0].Label);
        // no flow
        Taint.Sink(replaced[0].Label);
    }
}
