package io.skysentinel.platform.log;

import java.security.cert.CertificateException;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.jspecify.annotations.Nullable;

/**
 * Why the log does not let this node in. It is tried again and again all the same: whoever puts the
 * account or the password in order need not restart anything.
 */
public final class LogRefusal {
  private LogRefusal() {}

  /**
   * In words that follow those for the log, such as "refuses the name or the password"; empty for
   * what is no refusal, such as a log that does not answer.
   */
  public static Optional<String> words(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String words = wordsFor(each);
      if (words != null) {
        return Optional.of(words);
      }
    }
    return Optional.empty();
  }

  private static @Nullable String wordsFor(Throwable failure) {
    if (failure instanceof SaslAuthenticationException) {
      return "refuses the name or the password (kafka.security.username, passwordFile)";
    }
    if (failure instanceof UnsupportedSaslMechanismException) {
      return "does not take kafka.security.mechanism: " + failure.getMessage();
    }
    if (failure instanceof IllegalSaslStateException) {
      return "does not ask for a name and a password there (kafka.security.protocol)";
    }
    if (failure instanceof SslAuthenticationException) {
      return ofTls(failure);
    }
    if (failure instanceof AuthorizationException) {
      return "does not allow this node what it needs: " + failure.getMessage();
    }
    // Kafka also wraps others into it.
    return failure instanceof AuthenticationException && failure.getCause() == null
        ? "refuses this node: " + failure.getMessage()
        : null;
  }

  private static String ofTls(Throwable failure) {
    String last = "";
    for (Throwable each = failure; each != null; each = each.getCause()) {
      last = String.valueOf(each.getMessage());
      if (each instanceof CertificateException) {
        return "shows a certificate that is not believed: kafka.security.ca does not vouch for it,"
            + " or it is of another host (%s)".formatted(last);
      }
    }
    if (last.contains("Unsupported or unrecognized SSL message")) {
      return "does not speak TLS there (kafka.security.protocol)";
    }
    return "breaks TLS off (%s): it wants a certificate in kafka.security.certificate, or another"
        .formatted(last);
  }
}
