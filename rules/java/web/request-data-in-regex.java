package com.acme.web;

import java.io.*;
import java.net.*;
import java.util.*;
import javax.servlet.http.*;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.view.RedirectView;

import java.util.regex.Pattern;

public class SearchServlet extends HttpServlet {
  private String body;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String term = request.getParameter("term");
    // ruleid: request-data-in-regex
    Pattern pattern = Pattern.compile(term, Pattern.CASE_INSENSITIVE);
    // ruleid: request-data-in-regex
    boolean found = body.matches(".*" + term + ".*");
  }

  @GetMapping("/grep")
  public boolean grep(@RequestParam String expression) {
    // ruleid: request-data-in-regex
    return java.util.regex.Pattern.matches(
        expression, body);
  }

  protected void safe(HttpServletRequest request) {
    String term = request.getParameter("term");
    // ok: request-data-in-regex
    Pattern quoted = Pattern.compile(Pattern.quote(term));
    // ok: request-data-in-regex
    boolean valid = term.matches("[a-z]+");
    // ok: request-data-in-regex
    boolean contained = body.contains(term);
  }
}
