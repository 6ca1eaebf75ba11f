package io.skysentinel.platform.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;

/**
 * What one shows who asks who one is.
 *
 * @param certificate and those above it, in PEM
 * @param key its private key, in PEM
 */
public record PemPair(String certificate, String key) {

  /** The same, as Vert.x takes it. */
  public PemKeyCertOptions options() {
    return new PemKeyCertOptions()
        .addCertValue(Buffer.buffer(certificate))
        .addKeyValue(Buffer.buffer(key));
  }

  /** The key is nobody's to read. */
  @Override
  public String toString() {
    return "PemPair";
  }
}
