// field: reading through properties that may be null.
class Address
{
    public string Street { get; set; }
}

class Order
{
    public Address Shipping { get; set; }
    public Address Billing { get; set; }
}

static class Program
{
    static void Print(Order order)
    {
        // flow
        Taint.Sink(order?.Shipping?.Street ?? "none");
        // no flow
        Taint.Sink(order?.Billing?.Street ?? "none");
    }

    static void Main()
    {
        Print(new Order { Shipping = new Address { Street = Taint.Source() } });
        Print(new Order { Billing = new Address { Street = "Main Street" } });
        Print(null);
    }
}
