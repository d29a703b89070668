// destructuring: two variables exchange their values.
static class Program
{
    static void Main()
    {
        string left = Taint.Source();
        string right = "safe";
        (left, right) = (right, left);
        // no flow
        Taint.Sink(left);
        // flow
        Taint.Sink(right);
    }
}
