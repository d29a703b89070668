package com.acme.crypto;

import java.security.SecureRandom;
import java.util.Random;

public class Seeds {
  private static final long SEED = 20240101L;

  public SecureRandom constant() {
    SecureRandom random = new SecureRandom();
    // ruleid: fixed-random-seed
    random.setSeed(42L);
    return random;
  }

  public SecureRandom bytes() {
    // ruleid: fixed-random-seed
    return new SecureRandom("acme".getBytes());
  }

  public SecureRandom clock() throws Exception {
    SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
    // ruleid: fixed-random-seed
    random.setSeed(
        System.currentTimeMillis());
    // ruleid: fixed-random-seed
    random.setSeed(SEED);
    return random;
  }

  public SecureRandom strong(byte[] entropy) {
    // ok: fixed-random-seed
    SecureRandom random = new SecureRandom();
    // ok: fixed-random-seed
    random.setSeed(random.generateSeed(32));
    // ok: fixed-random-seed
    random.setSeed(entropy);
    return random;
  }

  public Random simulation() {
    Random random = new Random();
    // ok: fixed-random-seed
    random.setSeed(42L);
    return random;
  }
}
