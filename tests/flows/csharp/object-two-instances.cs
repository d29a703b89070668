// object: two instances of one class.
class Basket
{
    private string coupon;

    public void Apply(string code)
    {
        coupon = code;
    }

    public string Coupon()
    {
        return coupon;
    }
}

static class Program
{
    static void Main()
    {
        var visitor = new Basket();
        var staff = new Basket();
        visitor.Apply(Taint.Source());
        staff.Apply("STAFF10");
        // flow
        Taint.Sink(visitor.Coupon());
        // no flow
        Taint.Sink(staff.Coupon());
    }
}
