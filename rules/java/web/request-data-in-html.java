package com.acme.web;

import java.io.*;
import java.net.*;
import java.util.*;
import javax.servlet.http.*;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.view.RedirectView;

import org.owasp.encoder.Encode;
import org.springframework.web.util.HtmlUtils;

public class GreetingServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    String name = request.getParameter("name");
    PrintWriter out = response.getWriter();
    // ruleid: request-data-in-html
    out.println("<h1>Hello " + name + "</h1>");
    // ruleid: request-data-in-html
    response.getWriter().write(
        request.getHeader("Referer"));
    // ok: request-data-in-html
    out.println("<h1>Hello " + Encode.forHtml(name) + "</h1>");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String raw = request.getQueryString();
    String line = "Query: " + URLDecoder.decode(raw, "UTF-8");
    // ruleid: request-data-in-html
    response.getWriter().printf(Locale.US, line, new Object[0]);
    String safe = HtmlUtils.htmlEscape(request.getParameter("q"));
    // ok: request-data-in-html
    response.getWriter().print(safe);
    int page = Integer.parseInt(request.getParameter("page"));
    // ok: request-data-in-html
    response.getWriter().print("Page " + page);
  }

  @GetMapping("/echo")
  public void echo(@RequestParam String text, HttpServletResponse response) throws IOException {
    // ruleid: request-data-in-html
    response.getOutputStream().print(text);
    File file = new File("echo.log");
    try (PrintWriter log = new PrintWriter(new FileWriter(file))) {
      // ok: request-data-in-html
      log.println(text);
    }
  }

  public void json(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("application/json");
    // ok: request-data-in-html
    response.getWriter().write(request.getParameter("payload"));
  }
}

@RestController
class Greeting {
  @GetMapping("/hello")
  String hello(@RequestParam String name) {
    // ruleid: request-data-in-html
    return "<h1>Hello " + name + "</h1>";
  }

  @GetMapping("/found")
  String found(@RequestParam("q") String query) {
    // ruleid: request-data-in-html
    return String.format("<p>Nothing for %s</p>", query);
  }

  @GetMapping("/escaped")
  String escaped(@RequestParam String name) {
    // ok: request-data-in-html
    return "<h1>Hello " + HtmlUtils.htmlEscape(name) + "</h1>";
  }

  @GetMapping("/key")
  String key(@RequestParam String name) {
    // ok: request-data-in-html
    return "person:" + name;
  }
}
