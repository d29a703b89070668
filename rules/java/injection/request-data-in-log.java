package com.acme.web;

import java.util.logging.Level;
import javax.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.*;

public class SignInController {
  private static final Logger audit = LoggerFactory.getLogger(SignInController.class);
  private final java.util.logging.Logger jul = java.util.logging.Logger.getLogger("web");

  public void signIn(HttpServletRequest request) {
    String user = request.getParameter("user");
    // ruleid: request-data-in-log
    audit.info("Sign-in attempt by {}", user);
    // ruleid: request-data-in-log
    jul.log(Level.WARNING, "Agent: " + request.getHeader("User-Agent"));
  }

  @GetMapping("/orders")
  public String orders(@RequestParam String query, @RequestParam int page) {
    // ruleid: request-data-in-log
    audit.debug(
        "Query {} on page {}", query, page);
    // ok: request-data-in-log
    audit.debug("Page {}", page);
    return "orders";
  }

  public void safe(HttpServletRequest request) {
    String user = request.getParameter("user").replaceAll("[\\r\\n]", "_");
    // ok: request-data-in-log
    audit.info("Sign-in attempt by {}", user);
    // ok: request-data-in-log
    audit.info("Session {}", request.getSession().isNew());
    // ok: request-data-in-log
    audit.warn("Length {}", request.getQueryString().length());
  }
}
