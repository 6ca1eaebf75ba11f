package io.skysentinel.history.block;

/** Where blocks by aircraft are looked for: an address may be any text, and a key may not. */
public final class TrackKeys {
  /** Of which one holds the aircraft of a bucket until its hour is closed. */
  public static final int SHARDS = 64;

  /** An index takes no texts of any length. */
  private static final int LONGEST = 64;

  private TrackKeys() {}

  /** A text that every table takes. Of odd addresses several may have the same one. */
  public static String keyOf(String icao24) {
    String key = icao24.length() > LONGEST ? icao24.substring(0, LONGEST) : icao24;
    return key.indexOf('\0') < 0 ? key : key.replace("\0", "");
  }

  /** The shard of an aircraft. */
  public static int shardOf(String icao24) {
    return Math.floorMod(keyOf(icao24).hashCode(), SHARDS);
  }

  /** The same where there are fewer, a power of two: each is some that lie beside each other. */
  public static int shardOf(String icao24, int shards) {
    return shardOf(icao24) * shards / SHARDS;
  }
}
