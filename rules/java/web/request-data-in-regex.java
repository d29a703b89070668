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

class Filters {
  private static String anywhere(String term) {
    return ".*" + term + ".*";
  }

  Pattern viaHelper(HttpServletRequest request) {
    // ruleid: request-data-in-regex
    return Pattern.compile(anywhere(request.getParameter("term")));
  }

  Pattern joined(HttpServletRequest request) {
    List<String> words = new ArrayList<>();
    for (String word : request.getParameterValues("word")) {
      words.add(word);
    }
    // ruleid: request-data-in-regex
    return Pattern.compile(String.join("|", words));
  }

  Pattern built(HttpServletRequest request) {
    StringBuilder text = new StringBuilder("^");
    text.append(request.getParameter("start"));
    // ruleid: request-data-in-regex
    return Pattern.compile(text.toString());
  }

  Pattern quoted(HttpServletRequest request) {
    String term = Pattern.quote(request.getParameter("term"));
    // ok: request-data-in-regex
    return Pattern.compile(anywhere(term));
  }

  Pattern overwritten(HttpServletRequest request) {
    String term = request.getParameter("term");
    term = "[a-z]+";
    // ok: request-data-in-regex
    return Pattern.compile(anywhere(term));
  }

  Pattern counted(HttpServletRequest request) {
    int width = Integer.parseInt(request.getParameter("width"));
    // ok: request-data-in-regex
    return Pattern.compile("^.{" + width + "}$");
  }
}
