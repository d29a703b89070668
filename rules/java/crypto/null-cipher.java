package com.acme.crypto;

import javax.crypto.*;
import javax.net.ssl.SSLSocket;

public class CipherProvider {
  private final boolean enabled;

  public Cipher choose() throws Exception {
    // ruleid: null-cipher
    Cipher none = new NullCipher();
    // ruleid: null-cipher
    return enabled ? Cipher.getInstance("AES/GCM/NoPadding") : new NullCipher();
  }

  public void suites(SSLSocket socket) {
    // ruleid: null-cipher
    socket.setEnabledCipherSuites(
        new String[] {"TLS_RSA_WITH_NULL_SHA256"});
    // ok: null-cipher
    socket.setEnabledCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"});
    // ok: null-cipher
    socket.setEnabledCipherSuites(socket.getSupportedCipherSuites());
  }

  public Object other() throws Exception {
    // ok: null-cipher
    Object pass = new NullOutput();
    // ok: null-cipher
    return Cipher.getInstance("AES/GCM/NoPadding");
  }
}
