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

class Mirrors {
  private static final String API = "https://api.acme.example";
  private final String origin;
  private final RestTemplate rest = new RestTemplate();

  Mirrors(HttpServletRequest request) {
    this.origin = request.getParameter("origin");
  }

  private static String address(String host) {
    return "https://" + host + "/feed";
  }

  void viaHelper(HttpServletRequest request) throws IOException {
    // ruleid: request-data-in-outgoing-url
    new URL(address(request.getParameter("host"))).openStream();
    // ok: request-data-in-outgoing-url
    new URL(address("feeds.acme.example")).openStream();
  }

  String viaField() {
    // ruleid: request-data-in-outgoing-url
    return rest.getForObject(origin, String.class);
  }

  void each(HttpServletRequest request) throws IOException {
    List<String> links = new ArrayList<>();
    links.add(request.getParameter("first"));
    for (String link : links) {
      // ruleid: request-data-in-outgoing-url
      new URL(link).openConnection();
    }
  }

  String samePlace(HttpServletRequest request) {
    String path = API + "/items/" + request.getParameter("id");
    // ok: request-data-in-outgoing-url
    return rest.getForObject(path, String.class);
  }

  String overwritten(HttpServletRequest request) {
    String link = request.getParameter("link");
    link = API;
    // ok: request-data-in-outgoing-url
    return rest.getForObject(link, String.class);
  }
}
