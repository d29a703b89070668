package com.acme.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class Accounts {
  byte[] stored(String password) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    // ruleid: password-fast-hash
    return digest.digest(password.getBytes(StandardCharsets.UTF_8));
  }

  byte[] direct(User user) throws Exception {
    // ruleid: password-fast-hash
    return MessageDigest.getInstance("SHA-512").digest(user.getPassword().getBytes());
  }

  String commons(String salt, String password) {
    // ruleid: password-fast-hash
    return DigestUtils.sha256Hex(salt + password);
  }

  String slow(String password) {
    // ok: password-fast-hash
    return new BCryptPasswordEncoder().encode(password);
  }

  String etag(String body) {
    // ok: password-fast-hash
    return DigestUtils.sha256Hex(body);
  }

  byte[] name(User user) throws Exception {
    // ok: password-fast-hash
    return MessageDigest.getInstance("SHA-256").digest(user.getName().getBytes());
  }
}
