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

class Traces {
  private static final Logger log = LoggerFactory.getLogger(Traces.class);
  private final String agent;

  Traces(HttpServletRequest request) {
    this.agent = request.getHeader("User-Agent");
  }

  private static String describe(String user) {
    return "user " + user;
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\r\\n]", "_");
  }

  void viaHelper(HttpServletRequest request) {
    // ruleid: request-data-in-log
    log.info(describe(request.getParameter("user")));
    // ok: request-data-in-log
    log.info(describe(oneLine(request.getParameter("user"))));
  }

  void viaField() {
    // ruleid: request-data-in-log
    log.warn("Agent {}", agent);
  }

  void viaList(HttpServletRequest request) {
    List<String> parts = new ArrayList<>();
    parts.add("query");
    parts.add(request.getQueryString());
    // ruleid: request-data-in-log
    log.debug(String.join(" ", parts));
  }

  void overwritten(HttpServletRequest request) {
    String user = request.getParameter("user");
    user = "anonymous";
    // ok: request-data-in-log
    log.info("Sign-in by {}", user);
    int attempts = Integer.parseInt(request.getParameter("attempts"));
    // ok: request-data-in-log
    log.info("Attempts " + attempts);
  }
}
