package io.skysentinel.node;

import io.skysentinel.platform.bus.BusNetwork;
import io.skysentinel.platform.config.ClusterConfig;
import io.skysentinel.platform.config.text.UnusableFileException;
import io.skysentinel.platform.tls.Authorities;
import io.skysentinel.platform.tls.PemFiles;
import io.skysentinel.platform.tls.PemPair;
import io.vertx.core.VertxOptions;

/** The encryption of the event bus between nodes, as the configuration wants it. */
final class BusTls {
  private BusTls() {}

  /**
   * Reads the files, if there are any. A certificate that this node itself would not believe is
   * refused: all others would do the same, one message at a time.
   */
  static void apply(ClusterConfig.Tls tls, VertxOptions options) {
    if (!tls.isOn()) {
      return;
    }
    try {
      PemFiles files = new PemFiles(tls.certificate(), tls.key());
      PemPair pair = files.check(files.read());
      Authorities authorities = Authorities.read(tls.ca());
      authorities.mustBelieve(files, pair);
      BusNetwork.encrypt(options, pair, authorities);
    } catch (UnusableFileException e) {
      throw new StartupException("cluster.tls: " + e.getMessage(), e);
    }
  }
}
