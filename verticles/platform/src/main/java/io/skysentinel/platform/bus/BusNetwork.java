package io.skysentinel.platform.bus;

import io.skysentinel.platform.tls.Authorities;
import io.skysentinel.platform.tls.PemPair;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetClientOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How the buses of nodes reach each other, and whom they believe. */
public final class BusNetwork {
  /** All nodes are ours: nobody needs an older one. */
  private static final String TLS = "TLSv1.3";

  /** What is to be said waits for so long in memory when the other end does not answer. */
  private static final long HANDSHAKE_S = 5;

  private BusNetwork() {}

  /** Lets the other nodes of a cluster reach this one's bus at {@code host}. */
  public static void listenOn(VertxOptions options, String host) {
    options.getEventBusOptions().setHost(host);
  }

  /**
   * Has this node's bus encrypt what it says to others, believe only those for whom {@code
   * authorities} vouch, and show them who it is, in both directions.
   *
   * <p>That a certificate names the host that was asked for is not looked at: Vert.x switches it
   * off for the bus. It would help little, since whoever calls shows a certificate for no place. A
   * certificate of these authorities therefore is what makes a node.
   */
  public static void encrypt(VertxOptions options, PemPair shown, Authorities authorities) {
    options
        .getEventBusOptions()
        .setSsl(true)
        .setKeyCertOptions(shown.options())
        .setTrustOptions(authorities.options())
        .setClientAuth(ClientAuth.REQUIRED)
        // By default who is called is believed whatever it shows.
        .setTrustAll(false)
        .setEnabledSecureTransportProtocols(Set.of(TLS))
        .setSslHandshakeTimeout(HANDSHAKE_S)
        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
  }

  /** How the bus of another node is called to see whether it answers. */
  public static NetClientOptions callOptions(VertxOptions options) {
    return new NetClientOptions(options.getEventBusOptions().toJson())
        .setHostnameVerificationAlgorithm("")
        .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(HANDSHAKE_S));
  }
}
