package io.skysentinel.bridge.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.hub.BridgeConfig;
import io.skysentinel.bridge.hub.BridgeMetrics;
import io.skysentinel.bridge.hub.Farewell;
import io.skysentinel.bridge.hub.Hub;
import io.skysentinel.bridge.hub.News;
import io.skysentinel.bridge.hub.Tick;
import io.skysentinel.bridge.hub.Transport;
import io.skysentinel.bridge.hub.Turnstile;
import io.skysentinel.platform.config.LiveConfig;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The browsers of one event loop, and what they are told. Used on that loop only. */
final class BusLoop implements Hub.LoopListener {
  private record AudienceKey(String address, Carriage carriage) {}

  private final Hub hub;
  private final Context context;
  private final LiveConfig config;
  private final BridgeMetrics metrics;
  private final LongSupplier clock;

  private final Map<AudienceKey, Audience> audiences = new LinkedHashMap<>();
  private final Set<BusClient> clients = new LinkedHashSet<>();
  private final Set<BusClient> behind = new LinkedHashSet<>();
  private final List<BusClient> unflushed = new ArrayList<>();
  private boolean looking;

  BusLoop(Hub hub, Context context, LiveConfig config, BridgeMetrics metrics, LongSupplier clock) {
    this.hub = hub;
    this.context = context;
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
  }

  // ---- browsers come and go

  /** A browser on this connection, which tells it what happens from now on. */
  BusClient welcome(BusSocket socket, Turnstile.Ticket ticket) {
    BusClient client = new BusClient(socket, ticket, this);
    clients.add(client);
    return client;
  }

  /** Ends it for something that it did. */
  void expel(BusClient client, Farewell farewell, String reason) {
    metrics.rejected(reason);
    client.socket().close(farewell);
    client.closed();
  }

  void gone(BusClient client) {
    clients.remove(client);
    behind.remove(client);
  }

  /** All of them; the node stops. */
  void closeAll() {
    for (BusClient client : clients()) {
      client.socket().close(Farewell.STOPPING);
      client.closed();
    }
  }

  /** The browsers that get this channel's bytes on this kind of connection. */
  Audience audience(Channel channel, Carriage carriage) {
    return audiences.computeIfAbsent(
        new AudienceKey(channel.address(), carriage), key -> new Audience(channel, carriage));
  }

  /** Somebody left it. */
  void left(Audience audience) {
    if (audience.isEmpty()) {
      audiences.values().remove(audience);
    }
  }

  // ---- what they are told

  @Override
  public void tick(Tick tick) {
    tell(tick);
  }

  @Override
  public void missed() {
    clients.forEach(BusClient::fallBehind);
    catchUp();
  }

  /** An event, to whoever registered for it. */
  void event(String address, byte[] json) {
    for (Carriage carriage : Carriage.values()) {
      Audience audience = audiences.get(new AudienceKey(address, carriage));
      if (audience != null) {
        ByteBuf bytes = carriage.message(BusMessages.received(address, json));
        tell(audience, bytes);
        bytes.release();
      }
    }
    flush();
  }

  private void tell(News news) {
    for (Audience audience : audiences.values()) {
      Channel channel = audience.channel();
      if (channel.view() != null) {
        tell(audience, news.bytes(channel.view(), audience.encoding()));
      }
    }
    flush();
  }

  private void heartbeat(News sky) {
    for (Audience audience : audiences.values()) {
      if (audience.channel().view() != null) {
        ByteBuf bytes = audience.encoding().heartbeat(clock.getAsLong(), sky.stands());
        tell(audience, bytes);
        bytes.release();
      }
    }
    flush();
  }

  private void tell(Audience audience, ByteBuf bytes) {
    if (bytes.isReadable()) {
      int told = audience.tell(bytes);
      metrics.sent(Transport.EVENT_BUS, told, bytes.readableBytes());
    }
  }

  /** One flush for all that a tick brought to a browser. */
  private void flush() {
    for (int i = 0; i < unflushed.size(); i++) {
      unflushed.get(i).flush();
    }
    unflushed.clear();
  }

  void unflushed(BusClient client) {
    unflushed.add(client);
  }

  void look(Consumer<News> taker) {
    hub.look(context, taker::accept);
  }

  // ---- those that do not keep up

  void skipped() {
    metrics.skipped(1);
  }

  void fellBehind(BusClient client) {
    behind.add(client);
  }

  /** One look serves all that can be told again by the time it is there. */
  void catchUp() {
    if (!looking) {
      looking = true;
      look(this::caughtUp);
    }
  }

  private void caughtUp(News sky) {
    looking = false;
    for (BusClient client : behind()) {
      if (client.catchUp(sky)) {
        behind.remove(client);
        metrics.resync("slow");
      }
    }
  }

  // ---- limits

  BridgeConfig limits() {
    return config.get(BridgeConfig.PART);
  }

  long nowMs() {
    return clock.getAsLong();
  }

  void refused(Refusal refusal) {
    metrics.rejected(refusal.body());
  }

  void malformed() {
    metrics.rejected("malformed");
  }

  void broken() {
    metrics.rejected("broken");
  }

  /** All of them. */
  List<BusClient> clients() {
    return List.copyOf(clients);
  }

  /** Those that do not keep up. */
  List<BusClient> behind() {
    return List.copyOf(behind);
  }

  /** Tells that the server is alive, and where it stands. */
  void heartbeat() {
    if (!audiences.isEmpty()) {
      look(this::heartbeat);
    }
  }

  /** SockJS's own sign of life. */
  void sockJsHeartbeat() {
    ByteBuf heartbeat = Carriage.sockJsFrame("h");
    for (BusClient client : clients) {
      if (client.socket().carriage() == Carriage.SOCKJS) {
        client.greet(heartbeat);
      }
    }
    heartbeat.release();
    flush();
  }
}
