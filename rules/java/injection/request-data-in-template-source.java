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
