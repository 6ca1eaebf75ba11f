package io.skysentinel.bridge.rest;

import io.skysentinel.core.live.Stand;
import java.util.List;

/** Stands for what an answer was made of, so that who holds it need not be sent it again. */
final class EntityTag {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private EntityTag() {}

  /** For these places of the shards. */
  static String of(List<Stand> stands) {
    long hash = FNV_OFFSET;
    for (Stand stand : stands) {
      String text = stand.shard() + ":" + stand.epoch() + ":" + stand.seq() + ",";
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * FNV_PRIME;
      }
    }
    return '"' + Long.toHexString(hash) + '"';
  }
}
