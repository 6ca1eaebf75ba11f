package io.skysentinel.platform.web;

import io.skysentinel.platform.config.TlsConfig;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.ConfigFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.nio.file.Path;
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

  private record Pair(String certificate, String key) {
    PemKeyCertOptions options() {
      return new PemKeyCertOptions()
          .addCertValue(Buffer.buffer(certificate))
          .addKeyValue(Buffer.buffer(key));
    }
  }

  private final Vertx vertx;
  private final TlsConfig files;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile @Nullable Pair inForce;
  private volatile String problem = "";
  private long timer = -1;

  public TlsFiles(Vertx vertx, TlsConfig files) {
    this.vertx = vertx;
    this.files = files;
  }

  /** Reads the files, if there are any; fails in words when they are no pair. */
  public Future<Void> read() {
    if (!files.isOn()) {
      return Future.succeededFuture();
    }
    return vertx
        .executeBlocking(this::pair)
        .<Void>map(pair -> {
          inForce = pair;
          return null;
        })
        .recover(
            failure -> Future.failedFuture(new IllegalStateException(words(failure), failure)));
  }

  /** Has the server encrypt, and speak HTTP/2 to who can, if there are files. */
  public void configure(HttpServerOptions options) {
    Pair pair = inForce;
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
    if (files.isOn()) {
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
        .onFailure(failure -> complain(words(failure)))
        .onComplete(done -> looking.set(false));
  }

  private Future<?> swap(Pair pair, Function<ServerSSLOptions, Future<?>> server) {
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

  private Pair pair() throws ConfigException {
    Pair pair =
        new Pair(
            ConfigFile.read(Path.of(files.certificate())), ConfigFile.read(Path.of(files.key())));
    if (!pair.equals(inForce)) {
      KeyPairCheck.check(vertx, pair.options());
    }
    return pair;
  }

  private String words(Throwable failure) {
    return "%s and %s cannot be used for TLS: %s"
        .formatted(files.certificate(), files.key(), failure.getMessage());
  }
}
