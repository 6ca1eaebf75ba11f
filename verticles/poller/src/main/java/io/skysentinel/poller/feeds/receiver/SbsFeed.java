package io.skysentinel.poller.feeds.receiver;

import io.skysentinel.core.contract.Source;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.feeds.FeedFailure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A BaseStation port: connects, and connects again whenever that ends. While a batch waits for room
 * nothing is read, so a full buffer holds back the sender and not our memory.
 */
final class SbsFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(SbsFeed.class);
  private static final int CONNECT_TIMEOUT_MS = 10_000;

  /** A batch is handed over this often at most: a port brings single messages, some 1,000/s. */
  private static final long FLUSH_EVERY_MS = 50;

  private final FeedContext context;
  private final SbsConfig settings;
  private final Source source;
  private final SbsBatcher batcher;
  private final NetClient client;
  private @Nullable NetSocket socket;
  private boolean stopped;
  private boolean offering;
  private long flushTimer;
  private long connectTimer;
  private long lastReadMs;
  private int failuresInARow;

  SbsFeed(FeedContext context, SbsConfig settings) {
    this.context = context;
    this.settings = settings;
    this.source = new Source(context.name(), "sbs", Source.Mode.LIVE, null, Double.NaN);
    this.batcher = new SbsBatcher(address());
    this.client =
        context
            .vertx()
            .createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS));
  }

  @Override
  public Future<Void> start() {
    flushTimer = context.vertx().setPeriodic(FLUSH_EVERY_MS, timer -> tick());
    connect();
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> stop() {
    stopped = true;
    context.vertx().cancelTimer(flushTimer);
    context.vertx().cancelTimer(connectTimer);
    return client.close();
  }

  /** Any other setting means another connection. */
  @Override
  public boolean reconfigure(FeedConfig next) {
    return next.equals(settings);
  }

  private void connect() {
    long startedNanos = System.nanoTime();
    client
        .connect(settings.port(), settings.host())
        .onSuccess(opened -> connected(opened, System.nanoTime() - startedNanos))
        .onFailure(problem ->
            failed(
                new FeedFailure(
                    FailureKind.UNREACHABLE,
                    address() + " cannot be reached: " + problem.getMessage()),
                System.nanoTime() - startedNanos));
  }

  private void connected(NetSocket opened, long latencyNanos) {
    if (stopped) {
      opened.close();
      return;
    }
    socket = opened;
    lastReadMs = context.nowMs();
    batcher.newConnection();
    context.report().succeeded(latencyNanos, 0);
    // What breaks a connection also closes it, which is where we go on.
    opened
        .exceptionHandler(problem -> {})
        .closeHandler(closed -> lost(opened, FailureKind.UNREACHABLE, "closed the connection"))
        .handler(this::read);
    if (offering) {
      opened.pause();
    }
  }

  private void read(Buffer bytes) {
    lastReadMs = context.nowMs();
    failuresInARow = 0;
    batcher.take(bytes.getBytes(), lastReadMs);
    if (batcher.isPlenty()) {
      flush();
    }
  }

  private void tick() {
    batcher.expire(context.nowMs());
    flush();
    NetSocket open = socket;
    double silentS = (context.nowMs() - lastReadMs) / 1000.0;
    if (open != null && !offering && silentS > settings.idleTimeoutSeconds()) {
      String silence = "sent nothing for " + settings.idleTimeoutSeconds() + " s";
      lost(open, FailureKind.TIMEOUT, silence);
      open.close();
    }
  }

  private void flush() {
    if (stopped || offering || batcher.isEmpty()) {
      return;
    }
    offering = true;
    if (socket != null) {
      socket.pause();
    }
    long latencyNanos = batcher.ageNanos();
    int states = batcher.states();
    context
        .sink()
        .offer(batcher.batch(source, context.nowMs()))
        .onSuccess(accepted -> accepted(latencyNanos, states))
        .onFailure(problem -> refused(problem, latencyNanos));
  }

  private void refused(Throwable problem, long latencyNanos) {
    // Refused because the feed is being stopped: then nothing is read any more.
    if (!stopped && !(problem instanceof CancellationException)) {
      LOG.error("Feed {}: a batch was refused", context.name(), problem);
      accepted(latencyNanos, 0);
    }
  }

  private void accepted(long latencyNanos, int states) {
    offering = false;
    if (stopped) {
      return;
    }
    if (socket != null) {
      context.report().succeeded(latencyNanos, states);
      lastReadMs = context.nowMs();
      socket.resume();
    }
  }

  private void lost(NetSocket lost, FailureKind kind, String how) {
    if (!stopped && Objects.equals(socket, lost)) {
      socket = null;
      failed(new FeedFailure(kind, address() + " " + how), 0);
    }
  }

  private void failed(FeedFailure failure, long latencyNanos) {
    if (stopped) {
      return;
    }
    failuresInARow++;
    long retryInMs = context.retryInMs(failure, failuresInARow);
    context.report().failed(failure, latencyNanos, retryInMs);
    connectTimer = context.after(retryInMs, this::connect);
  }

  private String address() {
    return settings.host() + ":" + settings.port();
  }
}
