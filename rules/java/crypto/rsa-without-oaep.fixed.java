package com.acme.crypto;

import java.security.PublicKey;
import javax.crypto.Cipher;

public class Envelope {
  public byte[] raw(byte[] secret, PublicKey key) throws Exception {
    // ruleid: rsa-without-oaep
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(secret);
  }

  public Cipher bare() throws Exception {
    // ruleid: rsa-without-oaep
    return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
  }

  public Cipher provider() throws Exception {
    return Cipher.getInstance(
        // ruleid: rsa-without-oaep
        "RSA/ECB/OAEPWithSHA-256AndMGF1Padding", "BC");
  }

  public Cipher strong() throws Exception {
    // ok: rsa-without-oaep
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    // ok: rsa-without-oaep
    String name = "RSA/ECB/NoPadding";
    // ok: rsa-without-oaep
    return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
  }
}
