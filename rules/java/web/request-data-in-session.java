package com.acme.web;

import java.io.*;
import java.net.*;
import java.util.*;
import javax.servlet.http.*;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.view.RedirectView;

public class CartServlet extends HttpServlet {
  private static final Set<String> PLANS = Set.of("free", "team");

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String plan = request.getParameter("plan");
    // ruleid: request-data-in-session
    request.getSession().setAttribute("plan", plan);
    HttpSession session = request.getSession(true);
    // ruleid: request-data-in-session
    session.setAttribute("role",
        request.getParameter("role"));
  }

  @PostMapping("/tenant")
  public void tenant(@RequestParam String tenant, HttpSession session) {
    // ruleid: request-data-in-session
    session.setAttribute("tenant", tenant);
  }

  protected void checked(HttpServletRequest request) {
    String plan = request.getParameter("plan");
    if (PLANS.contains(plan)) {
      // ok: request-data-in-session
      request.getSession().setAttribute("plan", plan);
    }
    // ok: request-data-in-session
    request.getSession().setAttribute("seen", Boolean.TRUE);
    // ok: request-data-in-session
    request.setAttribute("plan", plan);
    int count = Integer.parseInt(request.getParameter("count"));
    // ok: request-data-in-session
    request.getSession().setAttribute("count", count);
  }
}
