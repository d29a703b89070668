package db;

import java.util.ArrayList;
import java.util.List;

public class QueryBuilder {
    private final String table;
    private final List<String> conditions = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();

    QueryBuilder(String table) {
        this.table = table;
    }

    public QueryBuilder where(String column, String value) {
        conditions.add(column + " = ?");
        parameters.add(value);
        return this;
    }

    public Query build() {
        return new Query("SELECT * FROM " + table + " WHERE " + String.join(" AND ", conditions), parameters);
    }
}
