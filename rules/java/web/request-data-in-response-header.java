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
