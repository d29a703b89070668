package com.acme.security;

import org.springframework.context.annotation.*;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.*;

@Configuration
public class Encoders {
  @Bean
  PasswordEncoder none() {
    // ruleid: plain-text-password-encoder
    return NoOpPasswordEncoder.getInstance();
  }

  @Bean
  PasswordEncoder digest() {
    // ruleid: plain-text-password-encoder
    return new MessageDigestPasswordEncoder("SHA-256");
  }

  Object users() {
    // ruleid: plain-text-password-encoder
    return User.withDefaultPasswordEncoder()
        .username("user").roles("USER");
  }

  @Bean
  PasswordEncoder strong() {
    // ok: plain-text-password-encoder
    PasswordEncoder bcrypt = new BCryptPasswordEncoder();
    // ok: plain-text-password-encoder
    User.withUsername("user").roles("USER");
    // ok: plain-text-password-encoder
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }
}
