package com.acme.security;

import org.springframework.context.annotation.*;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class WebSecurity {
  @Bean
  SecurityFilterChain classic(HttpSecurity http) throws Exception {
    // ruleid: csrf-protection-disabled
    http.csrf().disable();
    return http.build();
  }

  @Bean
  SecurityFilterChain lambda(HttpSecurity http) throws Exception {
    // ruleid: csrf-protection-disabled
    http.csrf(csrf -> csrf.disable())
        .formLogin(Customizer.withDefaults());
    return http.build();
  }

  @Bean
  SecurityFilterChain reference(HttpSecurity security) throws Exception {
    // ruleid: csrf-protection-disabled
    return security.csrf(AbstractHttpConfigurer::disable).httpBasic(Customizer.withDefaults()).build();
  }

  @Bean
  SecurityFilterChain kept(HttpSecurity http) throws Exception {
    // ok: csrf-protection-disabled
    http.csrf(Customizer.withDefaults());
    // ok: csrf-protection-disabled
    http.cors(cors -> cors.disable());
    // ok: csrf-protection-disabled
    http.csrf(csrf -> csrf.ignoringRequestMatchers("/webhooks/**"));
    return http.build();
  }

  @Bean
  SecurityFilterChain tokens(HttpSecurity http) throws Exception {
    // ok: csrf-protection-disabled
    http.csrf(csrf -> csrf.disable());
    http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    return http.build();
  }
}
