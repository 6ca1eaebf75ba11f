package io.skysentinel.platform.log;

import io.skysentinel.platform.config.LogSecurity;
import io.skysentinel.platform.config.text.UnusableFileException;
import io.skysentinel.platform.tls.Authorities;
import io.skysentinel.platform.tls.PemFiles;
import io.skysentinel.platform.tls.PemPair;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our words for the security of the log, as settings of Kafka's clients. That a broker's
 * certificate has to name the host that was asked for is Kafka's own default, and stays.
 */
final class SecuritySettings {
  private static final Logger LOG = LoggerFactory.getLogger(SecuritySettings.class);

  private SecuritySettings() {}

  static Map<String, Object> of(LogSecurity security) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, security.protocol().name());
    if (security.protocol().asksForPassword()) {
      showPassword(settings, security);
    }
    if (security.protocol().encrypts()) {
      encrypt(settings, security);
    }
    return settings;
  }

  /** No setting holds the password: the client asks {@link LogSignIn} for it. */
  private static void showPassword(Map<String, Object> settings, LogSecurity security) {
    boolean plain = security.mechanism().equals("PLAIN");
    Class<?> module = plain ? PlainLoginModule.class : ScramLoginModule.class;
    settings.put(SaslConfigs.SASL_MECHANISM, security.mechanism());
    settings.put(SaslConfigs.SASL_JAAS_CONFIG, new Password(module.getName() + " required;"));
    settings.put(SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS, LogSignIn.class);
    settings.put(LogSignIn.ACCOUNT, LogAccount.of(security));
    if (plain && !security.protocol().encrypts()) {
      LOG.warn(
          "The password for the log travels as it is (kafka.security: SASL_PLAINTEXT with PLAIN):"
              + " whoever is on the way can read it");
    }
  }

  private static void encrypt(Map<String, Object> settings, LogSecurity security) {
    if (!security.ca().isEmpty()) {
      settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, DefaultSslEngineFactory.PEM_TYPE);
      settings.put(
          SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG,
          new Password(Authorities.read(security.ca()).pem()));
    }
    if (!security.certificate().isEmpty()) {
      PemFiles files = new PemFiles(security.certificate(), security.key());
      PemPair pair = files.check(files.read());
      settings.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, DefaultSslEngineFactory.PEM_TYPE);
      settings.put(
          SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, new Password(pair.certificate()));
      settings.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, new Password(pair.key()));
    }
    checkWithKafka(settings, security);
  }

  /** Kafka's clients read fewer kinds of keys than others, and would only say so one by one. */
  private static void checkWithKafka(Map<String, Object> settings, LogSecurity security) {
    Map<String, Object> whole = new HashMap<>(settings);
    whole.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:9092");
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(new AdminClientConfig(whole).values());
    } catch (KafkaException e) {
      // Its message may quote a key, and so it is no cause of ours.
      throw new UnusableFileException(
          ("kafka.security: %s, %s and %s cannot be used together for TLS; keys have to be RSA or"
                  + " EC, in PKCS#8 (BEGIN PRIVATE KEY)")
              .formatted(
                  shown(security.ca()), shown(security.certificate()), shown(security.key())),
          new IllegalStateException(e.getClass().getSimpleName()));
    }
  }

  private static String shown(String file) {
    return file.isEmpty() ? "(no file)" : file;
  }
}
