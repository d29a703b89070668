package db;

import java.util.List;

public final class Query {
    private final String sql;
    private final List<String> parameters;

    Query(String sql, List<String> parameters) {
        this.sql = sql;
        this.parameters = parameters;
    }

    public static QueryBuilder from(String table) {
        return new QueryBuilder(table);
    }

    public String sql() {
        return sql;
    }

    public List<String> parameters() {
        return parameters;
    }
}
