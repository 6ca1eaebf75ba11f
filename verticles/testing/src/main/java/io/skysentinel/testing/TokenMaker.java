package io.skysentinel.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An identity provider's key: signs tokens with the JDK alone, sharing no code with who checks. */
public final class TokenMaker {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final String algorithm;
  private final String keyId;
  private final KeyPair keys;

  private TokenMaker(String algorithm, String keyId, KeyPair keys) {
    this.algorithm = algorithm;
    this.keyId = keyId;
    this.keys = keys;
  }

  /**
   * @param algorithm RS256, ES256 or EdDSA
   * @param keyId its name in tokens; empty: none
   */
  public static TokenMaker of(String algorithm, String keyId) {
    try {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(
              switch (algorithm) {
                case "RS256" -> "RSA";
                case "ES256" -> "EC";
                default -> "Ed25519";
              });
      if (algorithm.equals("RS256")) {
        generator.initialize(2048);
      } else if (algorithm.equals("ES256")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      return new TokenMaker(algorithm, keyId, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token with these claims. */
  public String token(String claims) {
    String name = keyId.isEmpty() ? "" : ",\"kid\":\"" + keyId + "\"";
    String signed = part("{\"alg\":\"" + algorithm + "\"" + name + "}") + "." + part(claims);
    try {
      Signature signature =
          Signature.getInstance(
              switch (algorithm) {
                case "RS256" -> "SHA256withRSA";
                case "ES256" -> "SHA256withECDSAinP1363Format";
                default -> "Ed25519";
              });
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token of HS256. */
  public static String withSecret(byte[] secret, String claims) {
    return withSecret(secret, "{\"alg\":\"HS256\"}", claims);
  }

  /** The same with a head of one's own. */
  public static String withSecret(byte[] secret, String head, String claims) {
    String signed = part(head) + "." + part(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return signed + "." + URL.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Part of a token. */
  public static String part(String json) {
    return URL.encodeToString(json.getBytes(UTF_8));
  }

  /** The public key as a file. */
  public String pem() {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
  }

  private byte[] encoded() {
    return keys.getPublic().getEncoded();
  }

  /** The public key as one of a provider's set. */
  public String jwk() {
    return "{\"kid\":\"" + keyId + "\",\"use\":\"sig\"," + material() + "}";
  }

  private String material() {
    if (keys.getPublic() instanceof RSAPublicKey rsa) {
      return "\"kty\":\"RSA\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\""
          .formatted(
              URL.encodeToString(unsigned(rsa.getModulus(), 256)),
              URL.encodeToString(unsigned(rsa.getPublicExponent(), 3)));
    }
    if (keys.getPublic() instanceof ECPublicKey ec) {
      return "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\""
          .formatted(
              URL.encodeToString(unsigned(ec.getW().getAffineX(), 32)),
              URL.encodeToString(unsigned(ec.getW().getAffineY(), 32)));
    }
    if (keys.getPublic() instanceof EdECPublicKey) {
      byte[] spki = encoded();
      byte[] raw = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
      return "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"".formatted(URL.encodeToString(raw));
    }
    throw new IllegalStateException("no key of ours");
  }

  private static byte[] unsigned(BigInteger number, int size) {
    byte[] bytes = number.toByteArray();
    byte[] exact = new byte[size];
    int copied = Math.min(size, bytes.length);
    System.arraycopy(bytes, bytes.length - copied, exact, size - copied, copied);
    return exact;
  }
}
