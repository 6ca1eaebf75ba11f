package io.skysentinel.node;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Why the event bus of another node cannot be talked to, in words that follow the node's name. */
final class CallFailure {
  private CallFailure() {}

  /**
   * @param where its {@code host:port}
   */
  static String words(String where, Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      if (each instanceof CertificateException) {
        return "shows a certificate that cluster.tls.ca does not vouch for (%s)".formatted(message);
      }
      if (each instanceof SSLException && message.contains("alert")) {
        return "does not believe this node's certificate (%s)".formatted(message);
      }
    }
    return "cannot be reached at %s (%s)".formatted(where, failure.getMessage());
  }
}
