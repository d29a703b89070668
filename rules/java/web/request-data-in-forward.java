package com.acme.web;

import java.io.*;
import java.net.*;
import java.util.*;
import javax.servlet.http.*;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.view.RedirectView;

import org.springframework.web.servlet.ModelAndView;

public class PageServlet extends HttpServlet {
  private static final Map<String, String> VIEWS = Map.of("a", "/WEB-INF/a.jsp");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String page = request.getParameter("page");
    // ruleid: request-data-in-forward
    request.getRequestDispatcher("/WEB-INF/" + page + ".jsp").include(request, response);
    // ruleid: request-data-in-forward
    getServletContext().getRequestDispatcher(
        request.getPathInfo());
  }

  @GetMapping("/show/{view}")
  public ModelAndView show(@PathVariable String view, @RequestParam int id) {
    // ok: request-data-in-forward
    ModelAndView fixed = new ModelAndView("item/" + id);
    // ruleid: request-data-in-forward
    return new ModelAndView(view);
  }

  protected void safe(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String page = request.getParameter("page");
    String view = VIEWS.get(page);
    // ok: request-data-in-forward
    request.getRequestDispatcher(view).forward(request, response);
    // ok: request-data-in-forward
    request.getRequestDispatcher("/WEB-INF/home.jsp").forward(request, response);
  }
}

class Pages {
  private static String jsp(String name) {
    return "/WEB-INF/" + name + ".jsp";
  }

  void viaHelper(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: request-data-in-forward
    request.getRequestDispatcher(jsp(request.getParameter("page"))).forward(request, response);
    // ok: request-data-in-forward
    request.getRequestDispatcher(jsp("home")).forward(request, response);
  }

  void built(HttpServletRequest request, HttpServletResponse response) throws Exception {
    StringBuilder target = new StringBuilder("/WEB-INF/");
    target.append(request.getParameter("area"));
    target.append("/index.jsp");
    // ruleid: request-data-in-forward
    request.getRequestDispatcher(target.toString()).forward(request, response);
  }

  void viaMap(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Map<String, String> model = new HashMap<>();
    model.put("view", request.getParameter("view"));
    // ruleid: request-data-in-forward
    request.getRequestDispatcher(jsp(model.get("view"))).include(request, response);
  }

  void overwritten(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String page = request.getParameter("page");
    page = "home";
    // ok: request-data-in-forward
    request.getRequestDispatcher(jsp(page)).forward(request, response);
  }

  void listed(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String page = request.getParameter("page");
    if (!"home".equals(page) && !"help".equals(page)) {
      throw new IllegalArgumentException("page");
    }
    // ok: request-data-in-forward
    request.getRequestDispatcher(jsp(page)).forward(request, response);
  }
}
