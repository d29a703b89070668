package com.acme.web;

import java.util.*;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.config.annotation.*;

public class CorsSetup implements WebMvcConfigurer {
  private static final Set<String> SITES = Set.of("https://shop.acme.example");

  @Override
  public void addCorsMappings(CorsRegistry registry) {
    // ruleid: cors-any-origin
    registry.addMapping("/api/**").allowedOrigins("*");
    // ok: cors-any-origin
    registry.addMapping("/admin/**").allowedOrigins("https://admin.acme.example");
  }

  // ruleid: cors-any-origin
  @CrossOrigin(origins = "*", maxAge = 3600)
  @GetMapping("/prices")
  public String prices(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: cors-any-origin
    response.setHeader("Access-Control-Allow-Origin",
        request.getHeader("Origin"));
    return "prices";
  }

  // ok: cors-any-origin
  @CrossOrigin(origins = "https://shop.acme.example")
  @GetMapping("/stock")
  public String stock(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (SITES.contains(origin)) {
      // ok: cors-any-origin
      response.setHeader("Access-Control-Allow-Origin", origin);
    }
    // ok: cors-any-origin
    response.setHeader("Access-Control-Allow-Methods", "*");
    return "stock";
  }

  public CorsConfiguration configuration() {
    CorsConfiguration configuration = new CorsConfiguration();
    // ruleid: cors-any-origin
    configuration.setAllowedOrigins(List.of("*"));
    // ok: cors-any-origin
    configuration.setAllowedHeaders(List.of("*"));
    return configuration;
  }
}
