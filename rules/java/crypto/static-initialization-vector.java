package com.acme.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.crypto.*;
import javax.crypto.spec.*;

public class MessageCipher {
  private static final byte[] FIXED = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  private final SecureRandom random = new SecureRandom();

  public byte[] text(byte[] data, SecretKey key) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    // ruleid: static-initialization-vector
    cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec("0123456789abcdef".getBytes(StandardCharsets.UTF_8)));
    return cipher.doFinal(data);
  }

  public byte[] zero(byte[] data, SecretKey key) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    byte[] vector = new byte[16];
    // ruleid: static-initialization-vector
    IvParameterSpec spec = new IvParameterSpec(vector);
    cipher.init(Cipher.ENCRYPT_MODE, key, spec);
    return cipher.doFinal(data);
  }

  public byte[] gcm(byte[] data, SecretKey key) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    // ruleid: static-initialization-vector
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(
        128, FIXED));
    return cipher.doFinal(data);
  }

  public byte[] local(byte[] data, SecretKey key) throws Exception {
    byte[] nonce = "acme-nonce-1".getBytes();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    // ruleid: static-initialization-vector
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
    return cipher.doFinal(data);
  }

  public byte[] fresh(byte[] data, SecretKey key) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    byte[] vector = new byte[16];
    random.nextBytes(vector);
    // ok: static-initialization-vector
    IvParameterSpec spec = new IvParameterSpec(vector);
    cipher.init(Cipher.ENCRYPT_MODE, key, spec);
    return cipher.doFinal(data);
  }

  public IvParameterSpec received(byte[] message) {
    // ok: static-initialization-vector
    return new IvParameterSpec(message, 0, 16);
  }

  public GCMParameterSpec copied(byte[] message) {
    byte[] nonce = new byte[12];
    System.arraycopy(message, 0, nonce, 0, 12);
    // ok: static-initialization-vector
    return new GCMParameterSpec(128, nonce);
  }
}
