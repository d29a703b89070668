package com.acme.plugins;

import java.util.Map;
import java.util.Set;
import javax.naming.InitialContext;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

public class PluginController {
  private static final Map<String, Class<?>> KNOWN = Map.of("pdf", PdfExporter.class);
  private static final Set<String> NAMES = Set.of("com.acme.Pdf");

  public Object load(HttpServletRequest request) throws Exception {
    String type = request.getParameter("type");
    // ruleid: request-data-selects-class
    Class<?> loaded = Class.forName("com.acme.plugins." + type);
    // ruleid: request-data-selects-class
    return loaded.getMethod(request.getParameter("action")).invoke(null);
  }

  @GetMapping("/lookup/{name}")
  public Object lookup(@PathVariable String name) throws Exception {
    // ruleid: request-data-selects-class
    return new InitialContext()
        .lookup(name);
  }

  public Object viaLoader(HttpServletRequest req) throws Exception {
    String raw = req.getHeader("X-Plugin");
    String name = raw.trim();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    // ruleid: request-data-selects-class
    return loader.loadClass(name);
  }

  public Object safe(HttpServletRequest request) throws Exception {
    String type = request.getParameter("type");
    // ok: request-data-selects-class
    Class<?> fixed = Class.forName("com.acme.plugins.Default");
    Class<?> chosen = KNOWN.get(type);
    // ok: request-data-selects-class
    return chosen.getMethod("export").invoke(null);
  }

  public Object checked(HttpServletRequest request) throws Exception {
    String type = request.getParameter("type");
    if (NAMES.contains(type)) {
      // ok: request-data-selects-class
      return Class.forName(type);
    }
    return null;
  }
}

class Loader {
  private static String qualified(String name) {
    return "com.acme.jobs." + name;
  }

  Object viaHelper(HttpServletRequest request) throws Exception {
    // ruleid: request-data-selects-class
    return Class.forName(qualified(request.getParameter("job")));
  }

  Object viaMap(HttpServletRequest request) throws Exception {
    Map<String, String> wanted = new HashMap<>();
    wanted.put("job", request.getParameter("job"));
    // ok: request-data-selects-class
    Class.forName(qualified("Fast"));
    // ruleid: request-data-selects-class
    return Class.forName(wanted.get("job"));
  }

  void each(HttpServletRequest request) {
    Arrays.asList(request.getParameterValues("jobs")).forEach(name -> {
      try {
        // ruleid: request-data-selects-class
        Class.forName(name);
      } catch (ClassNotFoundException missing) {
        throw new IllegalStateException(missing);
      }
    });
  }

  Object overwritten(HttpServletRequest request) throws Exception {
    String name = request.getParameter("job");
    name = "com.acme.jobs.Daily";
    // ok: request-data-selects-class
    return Class.forName(name);
  }

  Object compared(HttpServletRequest request) throws Exception {
    String name = request.getParameter("job");
    if (!name.matches("com\\.acme\\.jobs\\.[A-Z][a-z]+")) {
      throw new IllegalArgumentException(name);
    }
    // ok: request-data-selects-class
    return Class.forName(name);
  }
}
