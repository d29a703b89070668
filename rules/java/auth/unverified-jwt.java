package com.acme.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import org.jose4j.jwt.consumer.*;

public class Tokens {
  public String subject(String token) {
    // ruleid: unverified-jwt
    DecodedJWT decoded = JWT.decode(token);
    return decoded.getSubject();
  }

  public Object jjwt(String token, Key key) {
    // ruleid: unverified-jwt
    return Jwts.parserBuilder()
        .setSigningKey(key)
        .build()
        .parse(token);
  }

  public Object jose() {
    // ruleid: unverified-jwt
    return new JwtConsumerBuilder().setSkipSignatureVerification().build();
  }

  public String issue(String user) {
    // ruleid: unverified-jwt
    return JWT.create().withSubject(user).sign(Algorithm.none());
  }

  public String verified(String token, Algorithm algorithm, java.text.DateFormat format) throws Exception {
    // ok: unverified-jwt
    format.parse(token);
    // ok: unverified-jwt
    return JWT.require(algorithm).build().verify(token).getSubject();
  }

  public Object signed(String token, Key key) {
    // ok: unverified-jwt
    return Jwts.parserBuilder().setSigningKey(key).build().parseClaimsJws(token);
  }
}
