// callback: handlers of two events of one object.
using System;

class Bus
{
    public event Action<string> Message;
    public event Action<string> Tick;

    public void Run()
    {
        Message?.Invoke(Taint.Source());
        Tick?.Invoke("12:00");
    }
}

static class Program
{
    static void OnMessage(string payload)
    {
        // flow
        Taint.Sink(payload);
    }

    static void OnTick(string payload)
    {
        // no flow
        Taint.Sink(payload);
    }

    static void Main()
    {
        var bus = new Bus();
        bus.Message += OnMessage;
        bus.Tick += OnTick;
        bus.Run();
    }
}
