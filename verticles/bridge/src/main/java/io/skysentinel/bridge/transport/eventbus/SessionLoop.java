package io.skysentinel.bridge.transport.eventbus;

import io.skysentinel.bridge.client.Client;
import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.client.TransportName;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.socket.CloseReason;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The sessions that began on one event loop, where they and their clients stay. */
final class SessionLoop {
  private static final long SWEEP_MS = 1_000;
  private static final long MAX_ALONE_MS = 15_000;

  /** Who was told that it is over may ask once more. */
  private static final long CLOSED_MS = 5_000;

  private static final int MAX_CLOSED = 1_000;

  private final WebLoop loop;
  private final ClientLoop clients;
  private final LongSupplier steadyMs;
  private final Function<Client, BusMessageHandler> readers;
  private final Map<String, Session> own = new HashMap<>();

  /**
   * @param readers makes what reads the messages of a client
   */
  SessionLoop(
      WebLoop loop,
      ClientLoop clients,
      LongSupplier steadyMs,
      Function<Client, BusMessageHandler> readers) {
    this.loop = loop;
    this.clients = clients;
    this.steadyMs = steadyMs;
    this.readers = readers;
  }

  /** Lets go of sessions that are over, from now on until the loop stops. */
  void start(ConcurrentMap<String, Session> all) {
    long timer = loop.vertx().setPeriodic(SWEEP_MS, unused -> sweep(all));
    loop.onStop(() -> {
      loop.vertx().cancelTimer(timer);
      return Future.succeededFuture();
    });
  }

  /** A session of that name, which may have begun a moment ago elsewhere. */
  Session begin(String name, Door.Ticket ticket, Pass pass, ConcurrentMap<String, Session> all) {
    Session session = new Session(loop.context(), steadyMs, pass.name());
    Session before = all.putIfAbsent(name, session);
    if (before != null) {
      ticket.leave();
      return before;
    }
    own.put(name, session);
    Client client = clients.enter(session, TransportName.EVENT_BUS, ticket, pass);
    BusMessageHandler reader = readers.apply(client);
    session.onSaid(text -> read(text, client, reader));
    session.onBroken(() -> clients.leave(client));
    return session;
  }

  private void read(String text, Client client, BusMessageHandler reader) {
    clients.heard(client);
    if (clients.admitsMessage(client)) {
      reader.message(text);
    } else {
      reader.refused(CloseReason.TOO_MANY_MESSAGES);
    }
  }

  private void sweep(ConcurrentMap<String, Session> all) {
    int closed = 0;
    for (Iterator<Map.Entry<String, Session>> each = own.entrySet().iterator(); each.hasNext(); ) {
      Map.Entry<String, Session> entry = each.next();
      Session session = entry.getValue();
      if (!session.isClosed() && session.aloneMs() >= MAX_ALONE_MS) {
        session.breakOff();
      }
      if (session.isClosed() && (session.aloneMs() >= CLOSED_MS || ++closed > MAX_CLOSED)) {
        each.remove();
        all.remove(entry.getKey(), session);
      }
    }
  }
}
