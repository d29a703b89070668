package com.acme.ops;

import java.io.IOException;
import java.util.*;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class DiagnosticsController extends HttpServlet {
  private static final Set<String> HOSTS = Set.of("db1", "db2");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String host = request.getParameter("host");
    // ruleid: request-data-in-os-command
    Process ping = Runtime.getRuntime().exec("ping -c 1 " + host);
    List<String> args = new ArrayList<>();
    args.add("sh");
    args.add("-c");
    args.add("dig " + host);
    // ruleid: request-data-in-os-command
    ProcessBuilder dig = new ProcessBuilder(args);
    dig.start();
    String[] words = {"/bin/sh", "-c", "whois " + host};
    Runtime runtime = Runtime.getRuntime();
    String whole = decode(host);
    // ruleid: request-data-in-os-command
    runtime.exec(new String[] {"sh", "-c", whole});
  }

  private static String decode(String text) {
    return text.trim();
  }

  @GetMapping("/trace")
  public String trace(@RequestParam String target, @RequestParam int hops) throws IOException {
    // ruleid: request-data-in-os-command
    new ProcessBuilder("traceroute", target)
        .start();
    ProcessBuilder builder = new ProcessBuilder();
    // ok: request-data-in-os-command
    builder.command("traceroute", "-m", "5", "localhost");
    // ok: request-data-in-os-command
    new ProcessBuilder("sleep", String.valueOf(hops)).start();
    return "started";
  }

  public void fixed(HttpServletRequest request) throws IOException {
    String host = request.getParameter("host");
    if (!HOSTS.contains(host)) {
      throw new IllegalArgumentException("unknown host");
    }
    // ok: request-data-in-os-command
    Runtime.getRuntime().exec(new String[] {"ping", host});
  }

  public void constant(HttpServletRequest request) throws IOException {
    boolean verbose = Boolean.parseBoolean(request.getParameter("verbose"));
    // ok: request-data-in-os-command
    Runtime.getRuntime().exec(verbose ? "uptime -p" : "uptime");
  }
}

class Probe {
  private final String target;
  private final List<String> words = new ArrayList<>();

  Probe(HttpServletRequest request) {
    this.target = request.getParameter("target");
  }

  private static String line(String host, String tool) {
    return tool + " " + host;
  }

  void viaHelper(HttpServletRequest request) throws IOException {
    String host = request.getParameter("host");
    String command = line(host, "ping");
    // ruleid: request-data-in-os-command
    Runtime.getRuntime().exec(command);
    // ok: request-data-in-os-command
    Runtime.getRuntime().exec(line("localhost", "ping"));
  }

  void viaField() throws IOException {
    // ruleid: request-data-in-os-command
    Runtime.getRuntime().exec("nslookup " + this.target);
  }

  void viaBuilder(HttpServletRequest request) throws IOException {
    StringBuilder text = new StringBuilder("host ");
    for (String part : request.getParameterValues("part")) {
      text.append(part).append(' ');
    }
    // ruleid: request-data-in-os-command
    Runtime.getRuntime().exec(text.toString());
  }

  void overwritten(HttpServletRequest request) throws IOException {
    String host = request.getParameter("host");
    host = "localhost";
    // ok: request-data-in-os-command
    Runtime.getRuntime().exec("ping " + host);
  }

  void chosen(HttpServletRequest request) throws IOException {
    String mode = request.getParameter("mode");
    String tool = "short".equals(mode) ? "uptime -p" : "uptime";
    // ok: request-data-in-os-command
    Runtime.getRuntime().exec(tool);
  }
}
