package com.acme.net;

import java.security.cert.*;
import javax.net.ssl.*;
import org.apache.http.conn.ssl.TrustAllStrategy;
import org.apache.http.ssl.*;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

public class Clients {
  static class Lenient implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
      throw new CertificateException();
    }

    // ruleid: trust-all-certificates
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
      // accepted
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  static class Pinned implements X509TrustManager {
    private final X509TrustManager delegate;

    // ok: trust-all-certificates
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    // ok: trust-all-certificates
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
      delegate.checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return delegate.getAcceptedIssuers();
    }
  }

  SSLContext anonymous() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new X509TrustManager() {
      public void checkClientTrusted(X509Certificate[] certs, String type) {}

      // ruleid: trust-all-certificates
      public void checkServerTrusted(X509Certificate[] certs, String type) {}

      public X509Certificate[] getAcceptedIssuers() {
        return null;
      }
    }}, null);
    return context;
  }

  Object builders() throws Exception {
    // ruleid: trust-all-certificates
    SSLContexts.custom().loadTrustMaterial(null, (chain, type) -> true).build();
    // ruleid: trust-all-certificates
    SSLContext second = SSLContexts.custom()
        .loadTrustMaterial(TrustAllStrategy.INSTANCE)
        .build();
    // ok: trust-all-certificates
    SSLContexts.custom().loadTrustMaterial(new java.io.File("trust.p12"), null).build();
    // ruleid: trust-all-certificates
    return InsecureTrustManagerFactory.INSTANCE;
  }
}
