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

class Profile {
  private static String role(HttpServletRequest request) {
    return request.getParameter("role");
  }

  void viaHelper(HttpServletRequest request) {
    // ruleid: request-data-in-session
    request.getSession().setAttribute("role", role(request));
  }

  void joined(HttpServletRequest request) {
    StringBuilder name = new StringBuilder();
    name.append(request.getParameter("first")).append(' ');
    name.append(request.getParameter("last"));
    // ruleid: request-data-in-session
    request.getSession().setAttribute("name", name.toString());
  }

  void viaMap(HttpServletRequest request) {
    Map<String, String> values = new HashMap<>();
    values.put("plan", request.getParameter("plan"));
    // ruleid: request-data-in-session
    request.getSession().setAttribute("plan", values.get("plan"));
  }

  void counted(HttpServletRequest request) {
    Integer size = Integer.valueOf(request.getParameter("size"));
    // ok: request-data-in-session
    request.getSession().setAttribute("size", size);
  }

  void overwritten(HttpServletRequest request) {
    String plan = request.getParameter("plan");
    plan = "free";
    // ok: request-data-in-session
    request.getSession().setAttribute("plan", plan);
  }

  void compared(HttpServletRequest request) {
    String plan = request.getParameter("plan");
    if (!plan.equals("team")) {
      return;
    }
    // ok: request-data-in-session
    request.getSession().setAttribute("plan", plan);
  }
}
