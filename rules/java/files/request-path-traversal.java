package com.acme.store.web;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.*;
import javax.servlet.ServletException;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;
import org.apache.commons.io.FilenameUtils;

public class ReportDownloadServlet extends HttpServlet {
  private static final String BASE = "/srv/reports/";
  private static final Set<String> KNOWN = Set.of("daily.pdf", "weekly.pdf");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String report = request.getParameter("report");
    // ruleid: request-path-traversal
    try (InputStream in = new FileInputStream(BASE + report)) {
      in.transferTo(response.getOutputStream());
    }
    // ruleid: request-path-traversal
    Files.delete(Paths.get(BASE, request.getHeader("X-Report")));
  }

  @Override
  protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException {
    String raw = "";
    Cookie[] cookies = req.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if ("draft".equals(cookie.getName())) {
          raw = URLDecoder.decode(cookie.getValue(), "UTF-8");
        }
      }
    }
    String fileName = BASE + raw;
    // ruleid: request-path-traversal
    File target = new File(
        fileName);
    target.createNewFile();
  }

  @GetMapping("/logs/{name}")
  public byte[] log(@PathVariable("name") String name, @RequestParam int page) throws IOException {
    Path dir = Paths.get("/var/log/app");
    // ruleid: request-path-traversal
    Path chosen = dir.resolve(name);
    // ok: request-path-traversal
    File numbered = new File("/var/log/app/" + page + ".log");
    return Files.readAllBytes(chosen);
  }

  @PostMapping("/avatar")
  public void upload(@RequestParam("file") MultipartFile upload) throws IOException {
    // ruleid: request-path-traversal
    upload.transferTo(new File(BASE, upload.getOriginalFilename()));
    // ok: request-path-traversal
    upload.transferTo(new File(BASE, FilenameUtils.getName(upload.getOriginalFilename())));
  }

  public byte[] guarded(HttpServletRequest request) throws IOException {
    String wanted = request.getParameter("report");
    if (!KNOWN.contains(wanted)) {
      throw new FileNotFoundException();
    }
    // ok: request-path-traversal
    return Files.readAllBytes(Paths.get(BASE, wanted));
  }

  public byte[] confined(HttpServletRequest request) throws IOException {
    String wanted = request.getParameter("report");
    // ok: request-path-traversal
    Path path = Paths.get(BASE, wanted).normalize();
    if (!path.startsWith(BASE)) {
      throw new FileNotFoundException();
    }
    return Files.readAllBytes(path);
  }

  public byte[] numeric(HttpServletRequest request) throws IOException {
    int id = Integer.parseInt(request.getParameter("id"));
    // ok: request-path-traversal
    return Files.readAllBytes(Paths.get(BASE + id));
  }

  public File constant(HttpServletRequest request) {
    String lang = request.getParameter("lang");
    request.setAttribute("lang", lang.length());
    // ok: request-path-traversal
    return new File(BASE, "index.html");
  }
}

class Exports {
  private final String wanted;

  Exports(HttpServletRequest request) {
    this.wanted = request.getParameter("export");
  }

  private static String location(String name) {
    return "/srv/exports/" + name;
  }

  private static String bare(String name) {
    return FilenameUtils.getName(name);
  }

  File viaHelper(HttpServletRequest request) {
    // ok: request-path-traversal
    File reduced = new File(location(bare(request.getParameter("name"))));
    // ruleid: request-path-traversal
    return new File(location(request.getParameter("name")));
  }

  File viaField() {
    // ruleid: request-path-traversal
    return new File("/srv/exports", wanted);
  }

  void each(HttpServletRequest request) {
    for (String name : request.getParameterValues("names")) {
      String path = location(name);
      // ruleid: request-path-traversal
      new File(path).delete();
    }
  }

  File overwritten(HttpServletRequest request) {
    String name = request.getParameter("name");
    name = "index.html";
    // ok: request-path-traversal
    return new File(location(name));
  }

  File listed(HttpServletRequest request) {
    String name = request.getParameter("name");
    if ("daily.csv".equals(name) || "weekly.csv".equals(name)) {
      // ok: request-path-traversal
      return new File(location(name));
    }
    return null;
  }
}
