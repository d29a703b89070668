package com.acme.crypto;

import java.security.*;
import java.security.spec.*;
import javax.crypto.KeyGenerator;

public class KeyFactoryService {
  private static final int BITS = 1024;

  public KeyPair rsa() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    // ruleid: short-key
    generator.initialize(BITS);
    return generator.generateKeyPair();
  }

  public KeyPair spec() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    // ruleid: short-key
    generator.initialize(new RSAKeyGenParameterSpec(512, RSAKeyGenParameterSpec.F4));
    return generator.generateKeyPair();
  }

  public KeyPair curve() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    // ruleid: short-key
    generator.initialize(new ECGenParameterSpec(
        "secp160r1"));
    return generator.generateKeyPair();
  }

  public Object symmetric() throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("Blowfish");
    // ruleid: short-key
    generator.init(64);
    return generator.generateKey();
  }

  public Object strong(int configured) throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    // ok: short-key
    rsa.initialize(3072, new SecureRandom());
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
    // ok: short-key
    ec.initialize(256);
    // ok: short-key
    ec.initialize(new ECGenParameterSpec("secp256r1"));
    KeyGenerator aes = KeyGenerator.getInstance("AES");
    // ok: short-key
    aes.init(256);
    // ok: short-key
    rsa.initialize(configured);
    return aes.generateKey();
  }
}
