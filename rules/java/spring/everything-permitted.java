package com.acme.security;

import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.*;
import org.springframework.security.config.annotation.web.builders.*;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class AccessRules {
  @Bean
  SecurityFilterChain open(HttpSecurity http) throws Exception {
    // ruleid: everything-permitted
    http.authorizeHttpRequests(auth -> auth.anyRequest().permitAll());
    return http.build();
  }

  @Bean
  SecurityFilterChain classic(HttpSecurity http) throws Exception {
    // ruleid: everything-permitted
    http.authorizeRequests()
        .antMatchers("/**").permitAll()
        .and().formLogin();
    return http.build();
  }

  @Bean
  SecurityFilterChain endpoints(HttpSecurity http) throws Exception {
    http.authorizeHttpRequests(auth ->
        // ruleid: everything-permitted
        auth.requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll());
    return http.build();
  }

  @Bean
  SecurityFilterChain closed(HttpSecurity http) throws Exception {
    // ok: everything-permitted
    http.authorizeHttpRequests(auth -> auth.requestMatchers("/css/**", "/login").permitAll()
        .anyRequest().authenticated());
    // ok: everything-permitted
    http.authorizeHttpRequests(auth -> auth.requestMatchers(EndpointRequest.to("health")).permitAll());
    // ok: everything-permitted
    http.formLogin(form -> form.loginPage("/login").permitAll());
    return http.build();
  }
}
