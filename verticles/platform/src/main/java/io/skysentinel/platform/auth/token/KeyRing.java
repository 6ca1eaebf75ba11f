package io.skysentinel.platform.auth.token;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that tokens may be signed with, of which each is tried for its own algorithm only. */
final class KeyRing {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  static final KeyRing EMPTY = new KeyRing(List.of());

  /** A token without a key's name is tried with each. */
  private static final int MOST_KEYS = 32;

  private final List<TokenKey> keys;

  KeyRing(List<TokenKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Those of a provider's set that can be used.
   *
   * @throws IllegalArgumentException in words, when it is no set, or none of its keys can be used
   */
  static KeyRing ofSet(Vertx vertx, JsonObject set) {
    if (!(set.getValue("keys") instanceof JsonArray listed) || listed.size() > MOST_KEYS) {
      throw new IllegalArgumentException("this is no set of keys, or one of too many");
    }
    List<TokenKey> keys = new ArrayList<>();
    for (Object each : listed) {
      TokenKey key = each instanceof JsonObject json ? readable(vertx, json) : null;
      if (key != null) {
        keys.add(key);
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no key of the set is for RS256, ES256 or EdDSA");
    }
    return new KeyRing(keys);
  }

  private static @Nullable TokenKey readable(Vertx vertx, JsonObject key) {
    try {
      return TokenKey.ofSet(vertx, key);
    } catch (RuntimeException broken) {
      LOG.debug("A key of the set cannot be read", broken);
      return null;
    }
  }

  KeyRing with(KeyRing more) {
    List<TokenKey> all = new ArrayList<>(keys);
    all.addAll(more.keys);
    return new KeyRing(all);
  }

  /** Whether any key could have signed it. */
  boolean fits(TokenHead head) {
    return keys.stream().anyMatch(key -> key.fits(head));
  }

  /** Whether a key of that name is there; one without a name always is. */
  boolean has(String keyId) {
    return keyId.isEmpty() || keys.stream().anyMatch(key -> key.id().equals(keyId));
  }

  /** What a token claims, and which key signed it. */
  record Signed(JsonObject claims, String keyId) {}

  /** {@code null}: none of the keys signed it. */
  @Nullable Signed signed(TokenHead head, String token) {
    for (TokenKey key : keys) {
      JsonObject claims = key.fits(head) ? key.claims(token) : null;
      if (claims != null) {
        return new Signed(claims, key.id());
      }
    }
    return null;
  }
}
