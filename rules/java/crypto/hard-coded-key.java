package com.acme.crypto;

import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.*;
import java.security.KeyStore;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.*;

public class TokenKeys {
  private static final String SIGNING = "EXAMPLE-signing-key-not-real-0001";
  private static final byte[] RAW = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};

  public SecretKey fromText() {
    // ruleid: hard-coded-key
    return new SecretKeySpec("EXAMPLEEXAMPLE00".getBytes(), "AES");
  }

  public SecretKey fromConstant() {
    // ruleid: hard-coded-key
    SecretKeySpec first = new SecretKeySpec(
        SIGNING.getBytes(), "HmacSHA256");
    // ruleid: hard-coded-key
    return new SecretKeySpec(RAW, "AES");
  }

  public String token(String subject) {
    // ruleid: hard-coded-key
    Algorithm algorithm = Algorithm.HMAC256(SIGNING);
    // ruleid: hard-coded-key
    return Jwts.builder().setSubject(subject).signWith(SignatureAlgorithm.HS256, SIGNING).compact();
  }

  public SecretKey decoded() {
    byte[] key = Base64.getDecoder().decode("RVhBTVBMRUVYQU1QTEU=");
    // ruleid: hard-coded-key
    return new SecretKeySpec(key, "AES");
  }

  public SecretKey external(KeyStore store, char[] password) throws Exception {
    // ok: hard-coded-key
    SecretKeySpec env = new SecretKeySpec(System.getenv("SIGNING_KEY").getBytes(), "HmacSHA256");
    // ok: hard-coded-key
    String text = new String("EXAMPLE".getBytes(), "UTF-8");
    // ok: hard-coded-key
    Algorithm algorithm = Algorithm.HMAC256(System.getProperty("signing.key"));
    // ok: hard-coded-key
    PBEKeySpec spec = new PBEKeySpec(password, RAW, 600000, 256);
    return (SecretKey) store.getKey("token", password);
  }
}
