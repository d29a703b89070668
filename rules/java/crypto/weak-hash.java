package com.acme.files;

import com.google.common.hash.Hashing;
import java.security.*;
import org.apache.commons.codec.digest.DigestUtils;

public class Checksums {
  private static final String LEGACY = "MD5";

  public byte[] md5(byte[] data) throws NoSuchAlgorithmException {
    // ruleid: weak-hash
    return MessageDigest.getInstance("MD5").digest(data);
  }

  public byte[] constant(byte[] data) throws NoSuchAlgorithmException {
    // ruleid: weak-hash
    MessageDigest digest = MessageDigest.getInstance(LEGACY);
    return digest.digest(data);
  }

  public byte[] sha1(byte[] data) throws GeneralSecurityException {
    // ruleid: weak-hash
    MessageDigest digest = MessageDigest.getInstance(
        "SHA-1", "SUN");
    // ruleid: weak-hash
    Signature signature = Signature.getInstance("SHA1withRSA");
    return digest.digest(data);
  }

  public String hex(String text) {
    // ruleid: weak-hash
    String first = DigestUtils.md5Hex(text);
    // ruleid: weak-hash
    return first + Hashing.sha1().hashBytes(text.getBytes());
  }

  public String strong(byte[] data) throws GeneralSecurityException {
    // ok: weak-hash
    MessageDigest.getInstance("SHA-256").digest(data);
    // ok: weak-hash
    Signature.getInstance("SHA256withRSA");
    // ok: weak-hash
    String label = "MD5".toLowerCase();
    // ok: weak-hash
    return DigestUtils.sha256Hex(data);
  }
}
