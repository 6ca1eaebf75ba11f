package io.skysentinel.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.junit.jupiter.api.Test;

class LogRefusalTest {

  @Test
  void aWrongPasswordIsSaidHoweverDeepItIs() {
    Throwable wrong =
        new KafkaException(new ExecutionException(new SaslAuthenticationException("hunter2?")));

    assertThat(LogRefusal.words(wrong))
        .hasValueSatisfying(words ->
            assertThat(words)
                .startsWith("refuses the name or the password")
                .doesNotContain("hunter2"));
  }

  @Test
  void whatTheBrokerWantsInsteadIsSaid() {
    assertThat(LogRefusal.words(new UnsupportedSaslMechanismException("enabled are [PLAIN]")))
        .hasValue("does not take kafka.security.mechanism: enabled are [PLAIN]");
    assertThat(LogRefusal.words(new TopicAuthorizationException("not authorized for flights")))
        .hasValue("does not allow this node what it needs: not authorized for flights");
    assertThat(
            LogRefusal.words(
                new AuthenticationException(new TransactionalIdAuthorizationException("no"))))
        .hasValue("does not allow this node what it needs: no");
  }

  @Test
  void whoseCertificateIsNotBelievedIsSaid() {
    SSLHandshakeException theirs = new SSLHandshakeException("PKIX path building failed");
    theirs.initCause(new CertificateException("no path"));

    assertThat(LogRefusal.words(new SslAuthenticationException("failed", theirs)))
        .hasValueSatisfying(words ->
            assertThat(words)
                .startsWith("shows a certificate that is not believed")
                .contains("no path"));
    assertThat(
            LogRefusal.words(
                new SslAuthenticationException(
                    "failed", new SSLHandshakeException("Received fatal alert: bad_certificate"))))
        .hasValueSatisfying(
            words -> assertThat(words).contains("bad_certificate", "kafka.security.certificate"));
  }

  @Test
  void aLogThatDoesNotAnswerRefusesNothing() {
    assertThat(LogRefusal.words(new KafkaException(new TimeoutException("late")))).isEmpty();
  }
}
