// cross-file: the sinks are in Worker.cs.
static class Program
{
    static void Main()
    {
        Worker.RunQuery("select " + Taint.Source());
        Worker.RunMigration("create table t (a int)");
    }
}
