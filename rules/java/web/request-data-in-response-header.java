package com.acme.web;

import java.io.*;
import java.net.*;
import java.util.*;
import javax.servlet.http.*;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.view.RedirectView;

public class PreferencesServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String language = request.getParameter("lang");
    // ruleid: request-data-in-response-header
    response.setHeader("Content-Language", language);
    // ruleid: request-data-in-response-header
    Cookie cookie = new Cookie("lang", language);
    response.addCookie(cookie);
    // ruleid: request-data-in-response-header
    response.addHeader("X-Request-Id",
        request.getHeader("X-Request-Id"));
  }

  @GetMapping("/export")
  public void export(@RequestParam String name, @RequestParam int rows, HttpServletResponse response) {
    // ruleid: request-data-in-response-header
    response.setHeader("Content-Disposition", "attachment; filename=" + name + ".csv");
    // ok: request-data-in-response-header
    response.setHeader("X-Rows", "" + rows);
  }

  public void safe(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String language = request.getParameter("lang");
    // ok: request-data-in-response-header
    response.setHeader("Content-Language", URLEncoder.encode(language, "UTF-8"));
    // ok: request-data-in-response-header
    response.setHeader("Cache-Control", "no-store");
    // ok: request-data-in-response-header
    Cookie cookie = new Cookie("seen", "yes");
    // ok: request-data-in-response-header
    request.setAttribute("lang", language);
  }
}

class Downloads {
  private static String disposition(String name) {
    return "attachment; filename=" + name;
  }

  void viaHelper(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: request-data-in-response-header
    response.setHeader("Content-Disposition", disposition(request.getParameter("name")));
    // ok: request-data-in-response-header
    response.setHeader("Content-Disposition", disposition("export.csv"));
  }

  void built(HttpServletRequest request, HttpServletResponse response) {
    StringBuilder value = new StringBuilder();
    value.append("page=");
    value.append(request.getParameter("page"));
    // ruleid: request-data-in-response-header
    response.addHeader("X-Page", value.toString());
  }

  void each(HttpServletRequest request, HttpServletResponse response) {
    for (String tag : request.getParameterValues("tags")) {
      String text = tag.trim();
      // ruleid: request-data-in-response-header
      response.addHeader("X-Tag", text);
    }
  }

  void overwritten(HttpServletRequest request, HttpServletResponse response) {
    String name = request.getParameter("name");
    name = "export.csv";
    // ok: request-data-in-response-header
    response.setHeader("Content-Disposition", disposition(name));
  }

  void cleaned(HttpServletRequest request, HttpServletResponse response) {
    String name = request.getParameter("name").replaceAll("[^a-z]", "");
    // ok: request-data-in-response-header
    response.setHeader("Content-Disposition", disposition(name));
  }
}
