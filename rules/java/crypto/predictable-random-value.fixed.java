package com.acme.account;

import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import javax.servlet.http.Cookie;
import org.apache.commons.lang3.RandomStringUtils;

public class Remember {
  private final Random generator = new Random();
  private final SecureRandom secure = new SecureRandom();

  public byte[] salt() {
    byte[] bytes = new byte[16];
    // ruleid: predictable-random-value
    generator.nextBytes(bytes);
    return bytes;
  }

  public void fill(byte[] key, byte[] nonce) {
    // ruleid: predictable-random-value
    new java.security.SecureRandom().nextBytes(key);
    // ruleid: predictable-random-value
    new java.security.SecureRandom().nextBytes(nonce);
  }

  public Cookie remember() {
    // ruleid: predictable-random-value
    String code = RandomStringUtils.randomAlphanumeric(20);
    String number = Double.toString(Math.random()).substring(2);
    // ruleid: predictable-random-value
    return new Cookie("remember",
        number);
  }

  public byte[] strong() {
    byte[] bytes = new byte[16];
    // ok: predictable-random-value
    secure.nextBytes(bytes);
    return bytes;
  }

  public Cookie theme(String chosen) {
    double shade = Math.random();
    paint(shade);
    // ok: predictable-random-value
    return new Cookie("theme", chosen);
  }

  public int dice() {
    // ok: predictable-random-value
    return generator.nextInt(6) + 1;
  }
}
