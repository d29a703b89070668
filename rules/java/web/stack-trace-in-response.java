package com.acme.web;

import java.io.*;
import javax.servlet.http.*;
import org.springframework.http.ResponseEntity;

public class InvoiceServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      load(request);
    } catch (IllegalStateException e) {
      // ruleid: stack-trace-in-response
      e.printStackTrace(response.getWriter());
    } catch (Exception problem) {
      // ruleid: stack-trace-in-response
      response.sendError(500, "Failed: " + problem.getMessage());
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PrintWriter out = response.getWriter();
    try {
      load(request);
    } catch (Exception e) {
      // ruleid: stack-trace-in-response
      out.println(
          e);
      // ruleid: stack-trace-in-response
      e.printStackTrace(out);
      // ok: stack-trace-in-response
      log("failed", e);
      // ok: stack-trace-in-response
      e.printStackTrace();
      // ok: stack-trace-in-response
      e.printStackTrace(new PrintWriter(new StringWriter()));
      // ok: stack-trace-in-response
      response.sendError(500, "Please try again later");
      // ok: stack-trace-in-response
      out.println("Please try again later");
    }
  }
}
