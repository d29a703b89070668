// field: an object initialiser names what it sets, also within a nested object.
class Address
{
    public string City { get; set; }
    public string Country { get; set; }
}

class Customer
{
    public Address Home { get; } = new Address();
}

static class Shipping
{
    static void Main()
    {
        var customer = new Customer { Home = { City = Taint.Source(), Country = "CH" } };
        // no flow
        Taint.Sink(customer.Home.Country);
        // flow
        Taint.Sink(customer.Home.City);
    }
}
