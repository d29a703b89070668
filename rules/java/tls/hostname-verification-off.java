package com.acme.net;

import javax.net.ssl.*;
import okhttp3.OkHttpClient;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.HttpClients;

public class Hosts {
  static class Any implements HostnameVerifier {
    // ruleid: hostname-verification-off
    @Override
    public boolean verify(String hostname, SSLSession session) {
      return true;
    }
  }

  static class Strict implements HostnameVerifier {
    // ok: hostname-verification-off
    @Override
    public boolean verify(String hostname, SSLSession session) {
      return HttpsURLConnection.getDefaultHostnameVerifier().verify(hostname, session);
    }
  }

  Object clients(HttpsURLConnection connection, SSLParameters parameters) {
    // ruleid: hostname-verification-off
    connection.setHostnameVerifier((host, session) -> true);
    // ruleid: hostname-verification-off
    HttpsURLConnection.setDefaultHostnameVerifier(
        (name, s) -> true);
    // ruleid: hostname-verification-off
    OkHttpClient client = new OkHttpClient.Builder().hostnameVerifier((h, s) -> true).build();
    // ruleid: hostname-verification-off
    HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build();
    // ok: hostname-verification-off
    connection.setHostnameVerifier(new Strict());
    // ok: hostname-verification-off
    connection.setHostnameVerifier((host, session) -> host.endsWith(".acme.example"));
    // ok: hostname-verification-off
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return client;
  }
}
