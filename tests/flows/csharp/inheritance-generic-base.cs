// inheritance: a generic base class keeps what each derived object gives it.
abstract class Repository<T>
{
    private T current;

    public void Keep(T item) => current = item;

    public T Current() => current;
}

class Names : Repository<string> { }

static class Program
{
    static void Main()
    {
        var guests = new Names();
        var staff = new Names();
        guests.Keep(Taint.Source());
        staff.Keep("alice");
        // flow
        Taint.Sink(guests.Current());
        // no flow
        Taint.Sink(staff.Current());
    }
}
