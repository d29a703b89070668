public class Database {
    public void find(String name) {
        String query = "select * from people where name = '" + name + "'";
        // flow
        Taint.sink(query);
    }

    public void count(String table) {
        String query = "select count(*) from " + table;
        // no flow
        Taint.sink(query);
    }
}
