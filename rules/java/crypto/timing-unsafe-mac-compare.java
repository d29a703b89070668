package com.acme.hooks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Signatures {
  private final SecretKeySpec key;

  Signatures(SecretKeySpec key) {
    this.key = key;
  }

  boolean matches(byte[] body, byte[] sent) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    byte[] expected = mac.doFinal(body);
    // ruleid: timing-unsafe-mac-compare
    return Arrays.equals(expected, sent);
  }

  void check(byte[] body, byte[] sent) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(key);
    // ruleid: timing-unsafe-mac-compare
    if (!Arrays.equals(sent, mac.doFinal(body))) {
      throw new SecurityException("signature");
    }
  }

  boolean header(String body, String header) throws Exception {
    final Mac hmac = Mac.getInstance("HmacSHA256");
    hmac.init(key);
    String signature = HexFormat.of().formatHex(hmac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    // ruleid: timing-unsafe-mac-compare
    return signature.equals(header);
  }

  boolean encoded(byte[] body, String sent) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    byte[] raw = mac.doFinal(body);
    String text = java.util.Base64.getEncoder().encodeToString(raw);
    // ruleid: timing-unsafe-mac-compare
    return sent.equals(text);
  }

  boolean constant(byte[] body, byte[] sent) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    // ok: timing-unsafe-mac-compare
    return MessageDigest.isEqual(mac.doFinal(body), sent);
  }

  boolean file(byte[] content, byte[] known) throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
    // ok: timing-unsafe-mac-compare
    return Arrays.equals(sum, known);
  }

  boolean algorithm(byte[] body, String name) throws Exception {
    Mac mac = Mac.getInstance(name);
    mac.init(key);
    byte[] tag = mac.doFinal(body);
    store(tag);
    // ok: timing-unsafe-mac-compare
    return name.equals("HmacSHA256");
  }
}
