package com.acme.db;

import java.io.InputStream;
import java.net.PasswordAuthentication;
import java.security.KeyStore;
import java.sql.*;
import java.util.Properties;
import org.apache.commons.dbcp2.BasicDataSource;

public class Connections {
  private static final String FALLBACK = "EXAMPLE-not-real";

  public Connection direct() throws SQLException {
    // ruleid: password-literal-in-call
    return DriverManager.getConnection("jdbc:postgresql://db/shop", "shop", "EXAMPLE-not-real");
  }

  public BasicDataSource pool() {
    BasicDataSource source = new BasicDataSource();
    source.setUsername("shop");
    // ruleid: password-literal-in-call
    source.setPassword(FALLBACK);
    return source;
  }

  public KeyStore store(InputStream in) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    // ruleid: password-literal-in-call
    store.load(in,
        "EXAMPLE-changeit".toCharArray());
    return store;
  }

  public Properties properties() {
    Properties properties = new Properties();
    // ruleid: password-literal-in-call
    properties.setProperty("spring.datasource.password", "EXAMPLE-not-real");
    // ok: password-literal-in-call
    properties.setProperty("spring.datasource.username", "shop");
    return properties;
  }

  public Connection external(String password, BasicDataSource source) throws SQLException {
    // ok: password-literal-in-call
    source.setPassword(System.getenv("DB_PASSWORD"));
    // ok: password-literal-in-call
    source.setPassword("");
    // ok: password-literal-in-call
    new PasswordAuthentication("shop", password.toCharArray());
    // ok: password-literal-in-call
    return DriverManager.getConnection("jdbc:postgresql://db/shop", "shop", password);
  }

  void template(java.util.Properties settings) {
    // ok: password-literal-in-call
    settings.put("keystore.password", "REPLACE WITH YOUR PASSWORD");
  }
}
