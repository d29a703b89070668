// cross-file: an interface and two implementations.
interface IClock
{
    string Now();
}

class RequestClock : IClock
{
    public string Now() => Taint.Source();
}

class FixedClock : IClock
{
    public string Now() => "00:00";
}
