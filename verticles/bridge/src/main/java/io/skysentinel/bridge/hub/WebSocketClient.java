package io.skysentinel.bridge.hub;

import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Reads what one client says on its WebSocket, and answers. */
final class WebSocketClient implements Inbox.Reader {
  /** Who never gets one right is a program gone wild. */
  private static final int MAX_BAD_IN_A_ROW = 10;

  private final Client client;
  private final LoopClients loop;
  private final LongSupplier clock;
  private final Supplier<BridgeConfig> config;
  private final BridgeMetrics metrics;
  private final MessageRate rate = new MessageRate();
  private int bad;

  WebSocketClient(
      Client client,
      LoopClients loop,
      LongSupplier clock,
      Supplier<BridgeConfig> config,
      BridgeMetrics metrics) {
    this.client = client;
    this.loop = loop;
    this.clock = clock;
    this.config = config;
    this.metrics = metrics;
  }

  @Override
  public void heard() {
    client.heardMs = clock.getAsLong();
  }

  @Override
  public boolean admits() {
    return rate.admits(clock.getAsLong(), config.get().messagesPerSecond());
  }

  @Override
  public void message(String text) {
    try {
      ClientRequest request = RequestReader.read(text);
      bad = 0;
      if (request instanceof ClientRequest.Watch watch) {
        metrics.resync("view");
        loop.watch(client, watch.view());
      } else if (request instanceof ClientRequest.Resume resume) {
        metrics.resync("client");
        loop.resume(client, resume.held());
      }
    } catch (BadRequestException e) {
      metrics.rejected("bad_message");
      error("bad_message", String.valueOf(e.getMessage()));
      bad++;
      if (bad >= MAX_BAD_IN_A_ROW) {
        end(Farewell.TOO_MANY);
      }
    }
  }

  @Override
  public void refused(Farewell why) {
    metrics.rejected(why.name().toLowerCase(Locale.ROOT));
    switch (why) {
      case TOO_MANY ->
          error(
              "too_many_messages",
              "at most " + config.get().messagesPerSecond() + " messages a second are read");
      case TOO_LARGE ->
          error(
              "too_large",
              "a message may have at most " + config.get().maxMessageBytes() + " bytes");
      case BINARY -> error("bad_message", "messages to the server are JSON in text messages");
      case NOT_UTF8 -> error("bad_message", "the text is not UTF-8");
      case STOPPING, SLOW, IDLE -> {}
    }
    end(why);
  }

  /** Errors are not worth the memory that they would take for a client that does not read. */
  private void error(String code, String message) {
    if (client.outlet.isWritable()) {
      client.writeOwn(client.encoding.error(code, message));
    }
  }

  private void end(Farewell why) {
    loop.leave(client);
    client.outlet.close(why);
  }
}
