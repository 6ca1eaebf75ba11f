package io.skysentinel.platform.auth.token;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One key, for one algorithm. Each has a verifier of its own: one that holds several tries them in
 * turn and stops at the first that stumbles, and one that holds none takes tokens that nobody
 * signed.
 *
 * @param id its name; empty when it has none
 */
record TokenKey(String id, String algorithm, JWTAuth verifier) {
  private static final int SHORTEST_SECRET = 32;
  private static final int SHORTEST_MODULUS = 256;

  /** A key from a file; in words why it is none. */
  static TokenKey ofFile(Vertx vertx, String algorithm, String text) {
    boolean pem = text.contains("-----BEGIN ");
    if (algorithm.equals("HS256")) {
      // With a public key as its secret, everybody could sign.
      if (pem) {
        throw new IllegalArgumentException("a public key is no secret: HS256 needs one");
      }
      return ofSecret(vertx, "", text);
    }
    if (!pem || text.contains("PRIVATE KEY")) {
      throw new IllegalArgumentException("expected a public key or a certificate in PEM");
    }
    return of(vertx, "", algorithm, text);
  }

  /** A secret that signs and checks. */
  static TokenKey ofSecret(Vertx vertx, String id, String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException("the secret is shorter than 32 bytes");
    }
    return of(vertx, id, "HS256", secret);
  }

  private static TokenKey of(Vertx vertx, String id, String algorithm, String text) {
    PubSecKeyOptions key = new PubSecKeyOptions().setAlgorithm(algorithm).setBuffer(text);
    if (!id.isEmpty()) {
      key.setId(id);
    }
    return new TokenKey(
        id, algorithm, JWTAuth.create(vertx, signaturesOnly(algorithm).addPubSecKey(key)));
  }

  /**
   * A key of a provider's set; {@code null} when it is none for tokens. Secrets have no place in
   * what everybody can read.
   */
  static @Nullable TokenKey ofSet(Vertx vertx, JsonObject key) {
    String algorithm = algorithmOf(key);
    Object id = key.getValue("kid", "");
    Object use = key.getValue("use", "sig");
    if (algorithm == null || !(id instanceof String name) || !"sig".equals(use)) {
      return null;
    }
    JsonObject bare = new JsonObject().put("alg", algorithm).put("kty", key.getString("kty"));
    // Nothing else: a certificate in it would be believed in place of the key.
    for (String part : new String[] {"n", "e", "crv", "x", "y"}) {
      if (key.getValue(part) instanceof String text) {
        bare.put(part, text);
      }
    }
    return new TokenKey(
        name, algorithm, JWTAuth.create(vertx, signaturesOnly(algorithm).addJwk(bare)));
  }

  /** By the kind of the key; what it says of itself may only agree. */
  private static @Nullable String algorithmOf(JsonObject key) {
    Object curve = key.getValue("crv");
    String byKind =
        switch (String.valueOf(key.getValue("kty"))) {
          case "RSA" -> isLongEnough(key.getValue("n")) ? "RS256" : null;
          case "EC" -> "P-256".equals(curve) ? "ES256" : null;
          case "OKP" -> "Ed25519".equals(curve) ? "EdDSA" : null;
          default -> null;
        };
    Object said = key.getValue("alg");
    return said == null || said.equals(byKind) ? byKind : null;
  }

  private static boolean isLongEnough(@Nullable Object modulus) {
    if (!(modulus instanceof String text)) {
      return false;
    }
    try {
      return Base64.getUrlDecoder().decode(text).length >= SHORTEST_MODULUS;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What a token claims is judged by {@link TokenPolicy}, with a clock that is given to it. */
  private static JWTAuthOptions signaturesOnly(String algorithm) {
    return new JWTAuthOptions()
        .setJWTOptions(new JWTOptions().setAlgorithm(algorithm).setIgnoreExpiration(true));
  }

  boolean fits(TokenHead head) {
    return algorithm.equals(head.algorithm())
        && (head.keyId() == null || id.isEmpty() || id.equals(head.keyId()));
  }

  /** What the token claims; {@code null} if this key did not sign it. */
  @Nullable JsonObject claims(String token) {
    try {
      // It is complete when it comes back: nothing is asked of anybody.
      Future<User> user = verifier.authenticate(new TokenCredentials(token));
      return user.succeeded() ? user.result().attributes().getJsonObject("accessToken") : null;
    } catch (RuntimeException odd) {
      // It trips over times that are no numbers.
      return null;
    }
  }

  String sign(JsonObject claims) {
    return verifier.generateToken(claims, new JWTOptions().setAlgorithm(algorithm));
  }

  @Override
  public String toString() {
    return "TokenKey[%s %s]".formatted(algorithm.toUpperCase(Locale.ROOT), id);
  }
}
