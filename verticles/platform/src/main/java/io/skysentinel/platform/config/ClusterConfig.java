package io.skysentinel.platform.config;

import io.skysentinel.platform.config.schema.ConfigDraft;
import io.skysentinel.platform.config.text.KeyPath;
import java.util.List;

/**
 * How nodes find each other (Hazelcast under the event bus).
 *
 * @param host the interface to bind
 * @param port Hazelcast's first port
 * @param members {@code host[:port]} of nodes to join
 * @param tls how they encrypt what they say on the event bus
 */
public record ClusterConfig(
    boolean enabled, String name, String host, int port, List<String> members, Tls tls) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<ClusterConfig> PART =
      ConfigPart.of("cluster", ClusterConfig.class, ClusterConfig::check);

  private static final List<String> TLS = List.of("cluster", "tls");

  public ClusterConfig {
    members = List.copyOf(members);
  }

  /**
   * What a node shows the others, and whom it believes: files in PEM.
   *
   * @param certificate this node's, with those above it; empty: no encryption
   * @param key its private key
   * @param ca who signs the nodes' certificates
   */
  public record Tls(String certificate, String key, String ca) {

    /** Nothing is encrypted. */
    public static final Tls OFF = new Tls("", "", "");

    /** Whether the event bus is encrypted. */
    public boolean isOn() {
      return !certificate.isEmpty();
    }
  }

  private static void check(ConfigDraft draft) {
    CertificateKeys.check(draft, TLS);
    List<String> certificate = KeyPath.below(TLS, "certificate");
    List<String> ca = KeyPath.below(TLS, "ca");
    boolean shows = CertificateKeys.isSet(draft, certificate);
    if (shows && !CertificateKeys.isSet(draft, ca)) {
      draft.wrong(ca, "expected who signs the nodes' certificates");
    } else if (!shows && CertificateKeys.isSet(draft, ca)) {
      draft.wrong(certificate, "expected this node's certificate beside the ca");
    }
  }
}
