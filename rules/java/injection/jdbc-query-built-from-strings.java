package com.acme.store.dao;

import java.sql.*;
import java.util.*;

public class CustomerDao {
  private static final String TABLE = "customer";
  private final Connection connection;

  public CustomerDao(Connection connection) {
    this.connection = connection;
  }

  public boolean login(String user, String password) throws SQLException {
    String query = "SELECT id FROM customer WHERE name='" + user + "' AND pw='" + password + "'";
    try (Statement statement = connection.createStatement()) {
      // ruleid: jdbc-query-built-from-strings
      ResultSet rows = statement.executeQuery(query);
      return rows.next();
    }
  }

  public void rename(String from, String to) throws SQLException {
    Statement st = connection.createStatement();
    // ruleid: jdbc-query-built-from-strings
    st.executeUpdate(
        String.format("UPDATE customer SET name = '%s' WHERE name = '%s'", to, from));
    // ruleid: jdbc-query-built-from-strings
    st.execute("DELETE FROM customer WHERE name = '" + from + "'", Statement.RETURN_GENERATED_KEYS);
    // ruleid: jdbc-query-built-from-strings
    st.addBatch("INSERT INTO audit(msg) VALUES ('".concat(to) );
    // ok: jdbc-query-built-from-strings
    st.executeUpdate(String.format("DELETE FROM customer WHERE age > %d", to.length()));
  }

  public List<String> find(Map<String, String> filter, String order) throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT name FROM customer WHERE 1=1");
    for (Map.Entry<String, String> e : filter.entrySet()) {
      sql.append(" AND ").append(e.getKey()).append("='").append(e.getValue()).append("'");
    }
    sql.append(order);
    // ruleid: jdbc-query-built-from-strings
    PreparedStatement ps = connection.prepareStatement(sql.toString());
    String call = "{call report(";
    call += order;
    // ruleid: jdbc-query-built-from-strings
    CallableStatement cs = connection.prepareCall(call);
    return List.of();
  }

  public ResultSet safe(String name, int limit) throws SQLException {
    // ok: jdbc-query-built-from-strings
    PreparedStatement ps = connection.prepareStatement("SELECT * FROM " + TABLE + " WHERE name = ?");
    ps.setString(1, name);
    // ok: jdbc-query-built-from-strings
    return connection.createStatement().executeQuery("SELECT * FROM customer LIMIT " + limit);
  }

  public ResultSet joined(String name, java.util.concurrent.Executor executor) throws SQLException {
    String head = "SELECT id, name ";
    String sql = head + "FROM customer WHERE name = ?";
    // ok: jdbc-query-built-from-strings
    PreparedStatement ps = connection.prepareStatement(sql);
    ps.setString(1, name);
    // ok: jdbc-query-built-from-strings
    executor.execute(new NamedTask("refresh " + name));
    return ps.executeQuery();
  }
}
