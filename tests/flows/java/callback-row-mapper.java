// callback: a query helper calls a row mapper for every row and gives back what it makes
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class Database {
    interface RowMapper<T> {
        T map(Map<String, String> row);
    }

    private final List<Map<String, String>> rows = new ArrayList<>();

    <T> List<T> query(RowMapper<T> mapper) {
        List<T> result = new ArrayList<>();
        for (Map<String, String> row : rows) {
            result.add(mapper.map(row));
        }
        return result;
    }

    public static void main(String[] args) {
        Database database = new Database();
        database.rows.add(Map.of("id", "1", "name", Taint.source()));
        List<String> names = database.query(row -> row.get("name"));
        List<String> ids = database.query(row -> "#" + row.get("id"));
        // flow
        Taint.sink(names);
        // no flow
        Taint.sink(ids);
    }
}
