package com.acme.web;

import javax.servlet.http.*;
import org.springframework.http.ResponseCookie;

public class RememberMe {
  public void remember(HttpServletResponse response, String token) {
    Cookie cookie = new Cookie("remember", token);
    cookie.setHttpOnly(true);
    // ruleid: cookie-without-secure
    response.addCookie(cookie);
  }

  public void explicit(HttpServletResponse response, String token) {
    Cookie cookie = new Cookie("remember", token);
    cookie.setHttpOnly(true);
    // ruleid: cookie-without-secure
    cookie.setSecure(
        false);
    response.addCookie(cookie);
  }

  public ResponseCookie spring(String token) {
    // ruleid: cookie-without-secure
    return ResponseCookie.from("remember", token).httpOnly(true).secure(false).build();
  }

  public void safe(HttpServletResponse response, String token) {
    Cookie cookie = new Cookie("remember", token);
    // ok: cookie-without-secure
    cookie.setSecure(true);
    // ok: cookie-without-secure
    response.addCookie(cookie);
  }

  public void remove(HttpServletResponse response) {
    Cookie cookie = new Cookie("remember", "");
    cookie.setMaxAge(0);
    // ok: cookie-without-secure
    response.addCookie(cookie);
  }

  public void copy(HttpServletResponse response, Cookie given) {
    // ok: cookie-without-secure
    response.addCookie(given);
  }
}
