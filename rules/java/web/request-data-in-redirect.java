package com.acme.web;

import java.io.*;
import java.net.*;
import java.util.*;
import javax.servlet.http.*;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.view.RedirectView;

public class LoginController extends HttpServlet {
  private static final Set<String> PAGES = Set.of("/home", "/orders");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String next = request.getParameter("next");
    // ruleid: request-data-in-redirect
    response.sendRedirect(next);
    // ruleid: request-data-in-redirect
    response.setHeader("Location",
        request.getHeader("Referer"));
  }

  @GetMapping("/go")
  public String go(@RequestParam("to") String to) {
    // ruleid: request-data-in-redirect
    return "redirect:" + to;
  }

  @GetMapping("/view")
  public RedirectView view(@RequestParam("to") String to) {
    // ruleid: request-data-in-redirect
    return new RedirectView(to);
  }

  @GetMapping("/done")
  public String done(@RequestParam long id) {
    // ok: request-data-in-redirect
    return "redirect:/orders/" + id;
  }

  protected void checked(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String next = request.getParameter("next");
    if (!PAGES.contains(next)) {
      response.sendError(400);
      return;
    }
    // ok: request-data-in-redirect
    response.sendRedirect(next);
  }

  protected void encoded(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String query = request.getParameter("q");
    // ok: request-data-in-redirect
    response.sendRedirect("/search?q=" + URLEncoder.encode(query, "UTF-8"));
    // ok: request-data-in-redirect
    response.sendRedirect("/home");
  }
}

class Returns {
  private static String next(HttpServletRequest request) {
    String wanted = request.getParameter("next");
    return wanted == null ? "/home" : wanted;
  }

  void viaHelper(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ruleid: request-data-in-redirect
    response.sendRedirect(next(request));
  }

  void built(HttpServletRequest request, HttpServletResponse response) throws IOException {
    StringBuilder target = new StringBuilder("https://");
    target.append(request.getParameter("shop"));
    target.append(".example.com");
    // ruleid: request-data-in-redirect
    response.sendRedirect(target.toString());
  }

  void viaOptional(HttpServletRequest request) {
    Optional.of(request.getParameter("to")).ifPresent(to -> {
      // ruleid: request-data-in-redirect
      Response.seeOther(URI.create(to));
    });
  }

  void ownPath(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String target = "/orders/" + request.getParameter("order");
    // ok: request-data-in-redirect
    response.sendRedirect(target);
  }

  void overwritten(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String target = next(request);
    target = "/home";
    // ok: request-data-in-redirect
    response.sendRedirect(target);
  }

  void compared(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String target = next(request);
    if (!target.equals("/cart")) {
      return;
    }
    // ok: request-data-in-redirect
    response.sendRedirect(target);
  }
}
