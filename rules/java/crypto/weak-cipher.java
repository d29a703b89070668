package com.acme.crypto;

import javax.crypto.*;
import javax.crypto.spec.*;

public class LegacyCrypto {
  private static final String OLD = "DESede/CBC/PKCS5Padding";

  public byte[] des(byte[] data, SecretKey key) throws Exception {
    // ruleid: weak-cipher
    Cipher cipher = Cipher.getInstance("DES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(data);
  }

  public SecretKey key() throws Exception {
    // ruleid: weak-cipher
    KeyGenerator generator = KeyGenerator.getInstance("Blowfish");
    // ruleid: weak-cipher
    Cipher stream = Cipher.getInstance("RC4");
    return generator.generateKey();
  }

  public Cipher constant(byte[] raw) throws Exception {
    // ruleid: weak-cipher
    SecretKeySpec spec = new SecretKeySpec(raw, "RC2");
    // ruleid: weak-cipher
    return Cipher.getInstance(
        OLD);
  }

  public Cipher strong(byte[] raw, String configured) throws Exception {
    // ok: weak-cipher
    SecretKeySpec spec = new SecretKeySpec(raw, "AES");
    // ok: weak-cipher
    Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    // ok: weak-cipher
    Cipher chosen = Cipher.getInstance(configured);
    // ok: weak-cipher
    return Cipher.getInstance("ChaCha20-Poly1305");
  }
}
