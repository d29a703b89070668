package com.acme.web;

import javax.servlet.ServletContext;
import javax.servlet.http.*;
import org.springframework.http.ResponseCookie;

public class SessionSetup {
  public void session(ServletContext context) {
    // ruleid: cookie-readable-by-script
    context.getSessionCookieConfig().setHttpOnly(false);
  }

  public Cookie cookie(String id) {
    Cookie cookie = new Cookie("sid", id);
    cookie.setHttpOnly(
        // ruleid: cookie-readable-by-script
        false);
    return cookie;
  }

  public ResponseCookie spring(String id) {
    // ruleid: cookie-readable-by-script
    return ResponseCookie.from("sid", id).secure(true).httpOnly(false).build();
  }

  public Cookie safe(String id, Table table) {
    Cookie cookie = new Cookie("sid", id);
    // ok: cookie-readable-by-script
    cookie.setHttpOnly(true);
    // ok: cookie-readable-by-script
    table.setHttpOnly(false);
    // ok: cookie-readable-by-script
    ResponseCookie.from("sid", id).httpOnly(true).build();
    return cookie;
  }
}
