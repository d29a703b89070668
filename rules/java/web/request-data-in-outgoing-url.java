package com.acme.web;

import java.io.*;
import java.net.*;
import java.util.*;
import javax.servlet.http.*;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.view.RedirectView;

public class PreviewController extends HttpServlet {
  private final RestTemplate rest = new RestTemplate();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String address = request.getParameter("url");
    // ruleid: request-data-in-outgoing-url
    try (InputStream in = new URL(address).openStream()) {
      in.transferTo(response.getOutputStream());
    }
  }

  @GetMapping("/fetch")
  public String fetch(@RequestParam String host, @RequestParam int id) {
    // ruleid: request-data-in-outgoing-url
    String body = rest.getForObject("http://" + host + "/status", String.class);
    // ok: request-data-in-outgoing-url
    rest.getForObject("https://api.acme.example/items/" + id, String.class);
    // ok: request-data-in-outgoing-url
    rest.getForObject("https://api.acme.example/items/" + host, String.class);
    return body;
  }

  @PostMapping("/hook")
  public ResponseEntity<String> hook(@RequestBody Hook hook) {
    // ruleid: request-data-in-outgoing-url
    return rest.exchange(
        hook.getTarget(), HttpMethod.POST, null, String.class);
  }

  public void connect(HttpServletRequest request) throws IOException {
    String host = request.getHeader("X-Backend");
    // ruleid: request-data-in-outgoing-url
    Socket socket = new Socket(host, 80);
    // ok: request-data-in-outgoing-url
    URL fixed = new URL("https://api.acme.example/health");
    // ok: request-data-in-outgoing-url
    rest.getForObject("https://api.acme.example/items/{id}", String.class, host);
  }

  public String host(HttpServletRequest request) throws URISyntaxException {
    String address = request.getParameter("address");
    // ok: request-data-in-outgoing-url
    return new URI(address).getHost();
  }

  public Object client(HttpServletRequest request, java.net.http.HttpClient client) throws Exception {
    String address = request.getParameter("address");
    // ruleid: request-data-in-outgoing-url
    URI target = URI.create(address);
    return client.send(java.net.http.HttpRequest.newBuilder(target).build(), null);
  }

  public void parameters(HttpServletRequest request) throws IOException {
    String term = request.getParameter("term");
    String query = URLEncoder.encode(term, "UTF-8");
    // ok: request-data-in-outgoing-url
    new URL("https://api.acme.example/find?q=" + query).openStream();
  }
}
