package com.acme.mail;

import freemarker.cache.StringTemplateLoader;
import freemarker.template.*;
import java.io.*;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.Velocity;
import org.springframework.web.bind.annotation.*;

public class PreviewController {
  private final Configuration configuration;

  public String velocity(HttpServletRequest request) {
    String body = request.getParameter("body");
    StringWriter out = new StringWriter();
    // ruleid: request-data-in-template-source
    Velocity.evaluate(new VelocityContext(), out, "preview", "<p>" + body + "</p>");
    return out.toString();
  }

  @PostMapping("/preview")
  public void freemarker(@RequestBody String source, Writer out) throws Exception {
    // ruleid: request-data-in-template-source
    Template template = new Template(
        "preview", new StringReader(source), configuration);
    template.process(Map.of(), out);
    StringTemplateLoader loader = new StringTemplateLoader();
    // ruleid: request-data-in-template-source
    loader.putTemplate("mail", source);
  }

  public void safe(HttpServletRequest request, Writer out, VelocityContext context) throws Exception {
    String body = request.getParameter("body");
    context.put("body", body);
    // ok: request-data-in-template-source
    Velocity.evaluate(context, out, "preview", "<p>$body</p>");
    // ok: request-data-in-template-source
    Template template = new Template("preview", new StringReader("${body}"), configuration);
    // ok: request-data-in-template-source
    configuration.getTemplate("preview.ftl").process(Map.of("body", body), out);
  }
}

class Letters {
  private String page(String body) {
    return "<main>" + body + "</main>";
  }

  String viaHelper(HttpServletRequest request) {
    StringWriter out = new StringWriter();
    // ruleid: request-data-in-template-source
    Velocity.evaluate(new VelocityContext(), out, "letter", page(request.getParameter("body")));
    return out.toString();
  }

  String built(HttpServletRequest request) {
    StringBuilder source = new StringBuilder("Dear ");
    source.append(request.getParameter("name"));
    source.append(",");
    StringWriter out = new StringWriter();
    // ruleid: request-data-in-template-source
    Velocity.evaluate(new VelocityContext(), out, "letter", source.toString());
    return out.toString();
  }

  String listed(HttpServletRequest request) {
    List<String> parts = new ArrayList<>();
    parts.add(request.getParameter("intro"));
    StringWriter out = new StringWriter();
    // ruleid: request-data-in-template-source
    Velocity.evaluate(new VelocityContext(), out, "letter", String.join("", parts));
    return out.toString();
  }

  String overwritten(HttpServletRequest request) {
    String source = request.getParameter("body");
    source = "Hello $name";
    StringWriter out = new StringWriter();
    // ok: request-data-in-template-source
    Velocity.evaluate(new VelocityContext(), out, "letter", source);
    // ok: request-data-in-template-source
    Velocity.evaluate(new VelocityContext(), out, "letter", page("$name"));
    return out.toString();
  }

  String known(HttpServletRequest request, Map<String, String> sources) {
    StringWriter out = new StringWriter();
    String source = sources.get(request.getParameter("kind"));
    // ok: request-data-in-template-source
    Velocity.evaluate(new VelocityContext(), out, "letter", source);
    return out.toString();
  }
}
