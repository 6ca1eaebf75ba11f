package io.skysentinel.simulator.flight;

import java.util.SplittableRandom;

/** Chance that depends on nothing but a seed and keys, so that no order of asking changes it. */
public final class Seeds {
  private Seeds() {}

  /** Well-mixed bits of a seed and a key (the finalizer of SplitMix64). */
  public static long mix(long seed, long key) {
    long bits = seed + key * 0x9E3779B97F4A7C15L;
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }

  /** From 0 up to 1. */
  public static double unit(long seed, long key) {
    return (mix(seed, key) >>> 11) * 0x1p-53;
  }

  /** A generator of its own for a key. */
  public static SplittableRandom generator(long seed, long key) {
    return new SplittableRandom(mix(seed, key));
  }
}
