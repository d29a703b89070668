package com.acme.store.dao;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

public class ProductDao {
  private static final String COLUMNS = "id, name";
  private final JdbcTemplate jdbcTemplate;
  private final NamedParameterJdbcTemplate named;
  private final JdbcClient client;

  public List<Map<String, Object>> search(String term) {
    // ruleid: spring-jdbc-query-built-from-strings
    return jdbcTemplate.queryForList("SELECT * FROM product WHERE name LIKE '%" + term + "%'");
  }

  public int rename(long id, String name) {
    String sql = String.format("UPDATE product SET name = '%s' WHERE id = %d", name, id);
    // ruleid: spring-jdbc-query-built-from-strings
    int changed = jdbcTemplate.update(sql);
    // ruleid: spring-jdbc-query-built-from-strings
    this.named.queryForObject("select count(*) from product where name = '" + name + "'",
        Map.of(), Integer.class);
    return changed;
  }

  public List<?> viaClient(String sort) {
    // ruleid: spring-jdbc-query-built-from-strings
    return client.sql("select * from product order by " + sort).query().listOfRows();
  }

  public List<Map<String, Object>> safe(String term, Map<String, String> cache, MessageDigest digest) {
    // ok: spring-jdbc-query-built-from-strings
    jdbcTemplate.queryForList("SELECT " + COLUMNS + " FROM product WHERE name = ?", term);
    // ok: spring-jdbc-query-built-from-strings
    digest.update(("product" + term).getBytes());
    // ok: spring-jdbc-query-built-from-strings
    cache.query("name=" + term);
    // ok: spring-jdbc-query-built-from-strings
    return named.queryForList("select * from product where name = :name", Map.of("name", term));
  }
}
