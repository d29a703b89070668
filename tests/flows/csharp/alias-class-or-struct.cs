// alias: an assigned struct is a copy, an assigned object is not.
struct Point
{
    public string Label;
}

class Marker
{
    public string Label;
}

static class Program
{
    static void Main()
    {
        var marker = new Marker { Label = "m" };
        var sameMarker = marker;
        var point = new Point { Label = "p" };
        var copiedPoint = point;
        marker.Label = Taint.Source();
        point.Label = Taint.Source();
        // flow
        Taint.Sink(sameMarker.Label);
        // no flow
        Taint.Sink(copiedPoint.Label);
    }
}
