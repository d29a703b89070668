// field: a mapper copies some of an input's properties into the stored object.
using System.Collections.Generic;
using System.Linq;

public class CustomerInput
{
    public string Name { get; set; }
    public string Role { get; set; }
}

public class Customer
{
    public string DisplayName { get; set; }
    public string Role { get; set; }
}

public static class CustomerMapper
{
    public static Customer ToEntity(CustomerInput input)
    {
        return new Customer
        {
            DisplayName = input.Name,
            Role = "customer",
        };
    }
}

public static class Program
{
    public static void Main()
    {
        var customer = CustomerMapper.ToEntity(new CustomerInput
        {
            Name = Taint.Source(),
            Role = Taint.Source(),
        });
        // flow
        Taint.Sink($"UPDATE customers SET name = '{customer.DisplayName}'");
        // no flow
        Taint.Sink($"UPDATE customers SET role = '{customer.Role}'");
    }
}
