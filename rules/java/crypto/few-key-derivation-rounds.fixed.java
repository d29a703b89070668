package com.acme.account;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.*;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

public class PasswordHasher {
  private static final int ROUNDS = 1000;

  public byte[] hash(char[] password, byte[] salt) throws Exception {
    // ruleid: few-key-derivation-rounds
    PBEKeySpec spec = new PBEKeySpec(password, salt, ROUNDS, 256);
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
  }

  public Object parameters(byte[] salt) {
    // ruleid: few-key-derivation-rounds
    return new PBEParameterSpec(
        salt, 20);
  }

  public Object encoder() {
    // ruleid: few-key-derivation-rounds
    return new BCryptPasswordEncoder(10);
  }

  public String salted(String password) {
    // ruleid: few-key-derivation-rounds
    return BCrypt.hashpw(password, BCrypt.gensalt(10, new SecureRandom()));
  }

  public Object strong(char[] password, byte[] salt, int rounds) {
    // ok: few-key-derivation-rounds
    PBEKeySpec fixed = new PBEKeySpec(password, salt, 600_000, 256);
    // ok: few-key-derivation-rounds
    PBEKeySpec configured = new PBEKeySpec(password, salt, rounds);
    // ok: few-key-derivation-rounds
    return new BCryptPasswordEncoder(12);
  }
}
