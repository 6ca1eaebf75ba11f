package io.skysentinel.platform.tls;

import io.vertx.core.net.PemKeyCertOptions;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * Whether a private key and a certificate belong together, which nobody asks before a handshake.
 */
final class KeyPairCheck {
  private static final byte[] ANYTHING = {1, 2, 3};

  private KeyPairCheck() {}

  /** Fails in words. */
  static void check(PemKeyCertOptions options) {
    try {
      // It would be Vert.x that reads files by their paths; here are their texts.
      for (KeyManager manager : options.getKeyManagerFactory(null).getKeyManagers()) {
        if (manager instanceof X509KeyManager keys && belong(keys)) {
          return;
        }
      }
    } catch (Exception broken) {
      // The message of who cannot read a key may quote it.
      throw new IllegalStateException("they cannot be read as PEM", broken);
    }
    throw new IllegalStateException("the key is not that of the certificate");
  }

  private static boolean belong(X509KeyManager keys) throws GeneralSecurityException {
    for (String type : new String[] {"RSA", "EC", "EdDSA"}) {
      String[] aliases = keys.getServerAliases(type, null);
      for (String alias : aliases == null ? new String[0] : aliases) {
        if (belong(keys.getPrivateKey(alias), keys.getCertificateChain(alias)[0])) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean belong(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(ANYTHING);
    byte[] signed = signature.sign();
    try {
      signature.initVerify(certificate.getPublicKey());
    } catch (InvalidKeyException otherKind) {
      return false;
    }
    signature.update(ANYTHING);
    return signature.verify(signed);
  }
}
