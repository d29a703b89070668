package com.acme.security;

import org.springframework.context.annotation.*;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.*;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class HeaderSetup {
  @Bean
  SecurityFilterChain console(HttpSecurity http) throws Exception {
    // ruleid: security-headers-disabled
    http.headers().frameOptions().disable();
    return http.build();
  }

  @Bean
  SecurityFilterChain none(HttpSecurity http) throws Exception {
    // ruleid: security-headers-disabled
    http.headers(AbstractHttpConfigurer::disable)
        .cors(cors -> {});
    http.headers(headers ->
        // ruleid: security-headers-disabled
        headers.httpStrictTransportSecurity(hsts -> hsts.disable()));
    return http.build();
  }

  @Bean
  SecurityFilterChain kept(HttpSecurity http) throws Exception {
    // ok: security-headers-disabled
    http.headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()));
    // ok: security-headers-disabled
    http.requestCache(cache -> cache.disable());
    // ok: security-headers-disabled
    http.logout(AbstractHttpConfigurer::disable);
    return http.build();
  }
}
