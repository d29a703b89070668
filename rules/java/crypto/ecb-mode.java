package com.acme.crypto;

import java.security.Key;
import javax.crypto.Cipher;

public class RecordCipher {
  private static final String MODE = "AES/ECB/PKCS5Padding";

  public byte[] plainName(byte[] data, Key key) throws Exception {
    // ruleid: ecb-mode
    Cipher cipher = Cipher.getInstance("AES");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(data);
  }

  public Cipher explicit() throws Exception {
    // ruleid: ecb-mode
    return Cipher.getInstance(
        "AES/ECB/NoPadding", "BC");
  }

  public Cipher constant() throws Exception {
    // ruleid: ecb-mode
    return Cipher.getInstance(MODE);
  }

  public Cipher strong(Key key) throws Exception {
    // ok: ecb-mode
    Cipher wrap = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    // ok: ecb-mode
    Cipher cbc = Cipher.getInstance("AES/CBC/PKCS5Padding");
    // ok: ecb-mode
    return Cipher.getInstance("AES/GCM/NoPadding");
  }
}
