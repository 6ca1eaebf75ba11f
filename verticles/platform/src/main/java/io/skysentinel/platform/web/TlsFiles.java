package io.skysentinel.platform.web;

import io.skysentinel.platform.config.TlsConfig;
import io.skysentinel.platform.tls.PemFiles;
import io.skysentinel.platform.tls.PemPair;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server's certificate and key: read at the start, and looked at each second, so that a
 * renewed pair serves all connections that begin from then on. Those that stand go on.
 */
public final class TlsFiles {
  private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
  private static final long LOOK_EVERY_MS = 1_000;

  private final Vertx vertx;
  private final TlsConfig config;
  private final PemFiles files;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile @Nullable PemPair inForce;
  private volatile String problem = "";
  private long timer = -1;

  public TlsFiles(Vertx vertx, TlsConfig config) {
    this.vertx = vertx;
    this.config = config;
    this.files = new PemFiles(config.certificate(), config.key());
  }

  /** Reads the files, if there are any; fails in words when they are no pair. */
  public Future<Void> read() {
    if (!config.isOn()) {
      return Future.succeededFuture();
    }
    return vertx
        .executeBlocking(this::pair)
        .map(pair -> {
          inForce = pair;
          return null;
        });
  }

  /** Has the server encrypt, and speak HTTP/2 to who can, if there are files. */
  public void configure(HttpServerOptions options) {
    PemPair pair = inForce;
    if (pair != null) {
      options.setSsl(true).setUseAlpn(true).setKeyCertOptions(pair.options());
    }
  }

  /**
   * Watches the files.
   *
   * @param server takes what new connections are to be encrypted with
   */
  public void watch(Function<ServerSSLOptions, Future<?>> server) {
    if (config.isOn()) {
      timer = vertx.setPeriodic(LOOK_EVERY_MS, unused -> look(server));
    }
  }

  /** Looks no more. */
  public void stop() {
    vertx.cancelTimer(timer);
  }

  private void look(Function<ServerSSLOptions, Future<?>> server) {
    if (!looking.compareAndSet(false, true)) {
      return;
    }
    vertx
        .executeBlocking(this::pair)
        .compose(pair -> pair.equals(inForce) ? Future.succeededFuture() : swap(pair, server))
        .onSuccess(done -> problem = "")
        .onFailure(failure -> complain(String.valueOf(failure.getMessage())))
        .onComplete(done -> looking.set(false));
  }

  private Future<?> swap(PemPair pair, Function<ServerSSLOptions, Future<?>> server) {
    ServerSSLOptions options =
        new ServerSSLOptions().setUseAlpn(true).setKeyCertOptions(pair.options());
    return server
        .apply(options)
        .onSuccess(done -> {
          inForce = pair;
          LOG.info("The certificate was renewed: {}", files.certificate());
        });
  }

  /** Once for each thing that is wrong: whoever renews writes one file after the other. */
  private void complain(String now) {
    if (!now.equals(problem)) {
      problem = now;
      LOG.warn("{}; the pair of before stays", now);
    }
  }

  private PemPair pair() {
    PemPair pair = files.read();
    return pair.equals(inForce) ? pair : files.check(pair);
  }
}
