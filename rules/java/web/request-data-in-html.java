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

class Cards {
  private static String heading(String text) {
    return "<h1>" + text + "</h1>";
  }

  void viaHelper(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ruleid: request-data-in-html
    response.getWriter().println(heading(request.getParameter("title")));
    // ok: request-data-in-html
    response.getWriter().println(heading("Orders"));
  }

  void built(HttpServletRequest request, HttpServletResponse response) throws IOException {
    StringBuilder page = new StringBuilder("<ul>");
    for (String word : request.getParameterValues("word")) {
      page.append("<li>");
      page.append(word);
      page.append("</li>");
    }
    // ruleid: request-data-in-html
    response.getWriter().write(page.toString());
  }

  void overwritten(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String title = request.getParameter("title");
    title = "Orders";
    // ok: request-data-in-html
    response.getWriter().println(heading(title));
  }

  void escapedFirst(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String title = HtmlUtils.htmlEscape(request.getParameter("title"));
    String page = heading(title);
    // ok: request-data-in-html
    response.getWriter().println(page);
  }
}

@RestController
class Fragments {
  @GetMapping("/fragment")
  String fragment(@RequestParam String name) {
    String open = "<b>";
    String page = open + name + "</b>";
    // ruleid: request-data-in-html
    return page;
  }

  @GetMapping("/plain")
  String plain(@RequestParam String name) {
    String page = "person " + name;
    // ok: request-data-in-html
    return page;
  }
}
