package com.acme.account;

import java.security.SecureRandom;
import java.util.*;
import javax.crypto.spec.IvParameterSpec;
import javax.servlet.http.*;

public class AccountService {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  public String createResetToken() {
    // ruleid: predictable-random-for-secret
    Random random = new Random();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  public String generatePassword(int length) {
    // ruleid: predictable-random-for-secret
    return Long.toString(new Random(System.currentTimeMillis()).nextLong(), 36).substring(0, length);
  }

  public IvParameterSpec vector() {
    byte[] bytes = new byte[16];
    java.util.Random source =
        // ruleid: predictable-random-for-secret
        new java.util.Random();
    source.nextBytes(bytes);
    return new IvParameterSpec(bytes);
  }

  public int captchaNumber(long seed) {
    // ruleid: predictable-random-for-secret
    return new Random(seed).nextInt(10000);
  }

  public String inviteCode() {
    // ruleid: predictable-random-for-secret
    return Long.toString((long) (Math.random() * 1_000_000_000L), 36);
  }

  private final Random shared = new Random();

  public String newSessionKey() {
    // ruleid: predictable-random-for-secret
    return Long.toHexString(shared.nextLong());
  }

  private Random strong = new SecureRandom();

  public String newOtp() {
    // ok: predictable-random-for-secret
    return Integer.toString(strong.nextInt(1_000_000));
  }

  public String strongToken() {
    byte[] bytes = new byte[32];
    // ok: predictable-random-for-secret
    SecureRandom random = new SecureRandom();
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  public int retryDelay() {
    // ok: predictable-random-for-secret
    Random jitter = new Random();
    return 100 + jitter.nextInt(50);
  }

  public void shuffle(List<String> cards) {
    // ok: predictable-random-for-secret
    Collections.shuffle(cards, new Random(7));
  }
}
