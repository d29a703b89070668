package com.acme.net;

import javax.net.ssl.*;

public class Versions {
  SSLContext old() throws Exception {
    // ruleid: outdated-tls-version
    SSLContext context = SSLContext.getInstance("TLSv1.2");
    // ruleid: outdated-tls-version
    return SSLContext.getInstance("TLSv1.2", "SunJSSE");
  }

  void socket(SSLSocket socket) {
    socket.setEnabledProtocols(new String[] {
        // ruleid: outdated-tls-version
        "TLSv1.2",
        "TLSv1.2"});
    // ruleid: outdated-tls-version
    System.setProperty("https.protocols", "TLSv1.2");
  }

  SSLContext current(SSLSocket socket) throws Exception {
    // ok: outdated-tls-version
    socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
    // ok: outdated-tls-version
    SSLContext context = SSLContext.getInstance("TLS");
    // ok: outdated-tls-version
    System.setProperty("app.protocol", "TLSv1");
    // ok: outdated-tls-version
    return SSLContext.getInstance("TLSv1.3");
  }
}
