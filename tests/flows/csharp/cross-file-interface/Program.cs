// cross-file: the implementation that was handed in is the one that runs.
class Banner
{
    private readonly IClock clock;

    public Banner(IClock clock)
    {
        this.clock = clock;
    }

    public string Text() => "now: " + clock.Now();

    static void Main()
    {
        var live = new Banner(new RequestClock());
        var still = new Banner(new FixedClock());
        // flow
        Taint.Sink(live.Text());
        // no flow
        Taint.Sink(still.Text());
    }
}
