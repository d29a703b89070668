// inheritance: the base class reads a property that a child overrides.
class Repository
{
    protected virtual string Table => "items";

    public string All() => "SELECT * FROM " + Table;
}

class TenantRepository : Repository
{
    private readonly string tenant;

    public TenantRepository(string tenant)
    {
        this.tenant = tenant;
    }

    protected override string Table => tenant + "_items";
}

class ArchiveRepository : Repository
{
    private readonly string reason;

    public ArchiveRepository(string reason)
    {
        this.reason = reason;
    }

    protected override string Table => "archived_items";
}

static class Program
{
    static void Main()
    {
        Repository tenant = new TenantRepository(Taint.Source());
        Repository archive = new ArchiveRepository(Taint.Source());
        // flow
        Taint.Sink(tenant.All());
        // no flow
        Taint.Sink(archive.All());
    }
}
