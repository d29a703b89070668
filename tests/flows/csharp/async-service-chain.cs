// async: a service awaits a client and builds a result from what comes back.
using System.Threading.Tasks;

class Reply
{
    public string Body { get; set; }
    public string Status { get; set; }
}

class Client
{
    public async Task<Reply> GetAsync(string path)
    {
        await Task.Yield();
        return new Reply { Body = path + ": " + Taint.Source(), Status = "ok" };
    }
}

class Service
{
    private readonly Client client = new Client();

    public async Task<string> BodyAsync()
    {
        var reply = await client.GetAsync("/posts").ConfigureAwait(false);
        return reply.Body;
    }

    public async Task<string> StatusAsync()
    {
        var reply = await client.GetAsync("/posts").ConfigureAwait(false);
        return reply.Status;
    }
}

static class Program
{
    static async Task Run()
    {
        var service = new Service();
        // flow
        Taint.Sink(await service.BodyAsync());
        // no flow
        Taint.Sink(await service.StatusAsync());
    }

    static void Main()
    {
        Run().GetAwaiter().GetResult();
    }
}
