package com.acme.db;

public class Legacy {
  // ruleid: password-constant
  private static final String DB_PASSWORD = "EXAMPLE-n0t-real";
  // ok: password-constant
  private static final String PASSWORD_PROPERTY = "db.password.file";
  // ok: password-constant
  private static final String PASSWORD = "password";
  // ok: password-constant
  private static final String API_KEY = "${acme.api.key}";

  public boolean check(String password, String name) {
    // ruleid: password-constant
    if (password.equals("EXAMPLE-backd00r")) {
      return true;
    }
    // ok: password-constant
    if (name.equals("EXAMPLE-backd00r")) {
      return false;
    }
    // ruleid: password-constant
    String apiKey =
        "EXAMPLEabcdef0123456789";
    // ok: password-constant
    String passwd = System.getenv("ACME_PASSWORD");
    return apiKey.equals(passwd);
  }

  // ok: password-constant
  private static final String CLIENT_SECRET = "client-secret";
  // ruleid: password-constant
  private static final String ADMIN_PASSWORD = "password2019";
}
