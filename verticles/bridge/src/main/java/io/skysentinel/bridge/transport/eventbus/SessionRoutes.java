package io.skysentinel.bridge.transport.eventbus;

import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.transport.eventbus.SessionAnswer.Kind;
import io.skysentinel.core.contract.ClientPaths;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.connection.Connection;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * SockJS for browsers behind proxies that let no WebSocket through: long answers, short ones, and
 * server-sent events. What needs a page or a script of ours in a frame is not there.
 */
final class SessionRoutes {
  private static final String ALL = ClientPaths.EVENT_BUS + "/*";
  private static final String SESSION = ClientPaths.EVENT_BUS + "/[^/.]+/(?<session>[^/.]{1,128})/";

  /** While a request is on its way, a client collects messages for the next. */
  private static final int MESSAGES_A_REQUEST = 16;

  private static final Problem NO_SESSION =
      Problem.of(404, "No such session", "It has ended, or was never begun");

  private final Door door;

  /** By the names that clients made up for them; a client's requests may come on any loop. */
  private final ConcurrentHashMap<String, Session> sessions = new ConcurrentHashMap<>();

  SessionRoutes(Door door) {
    this.door = door;
  }

  /**
   * Adds the routes of one event loop.
   *
   * @param here where sessions live that begin on it
   */
  void mount(Router router, SessionLoop here, ClientLoop clients) {
    here.start(sessions);
    // Of any method, or the router would call all that others may do with a path "not allowed".
    router.route(ALL).handler(this::preflight);
    router.get(ClientPaths.EVENT_BUS + "/info").handler(this::info);
    router.postWithRegex(SESSION + "xhr").handler(request -> answer(request, Kind.POLL, here));
    router
        .postWithRegex(SESSION + "xhr_streaming")
        .handler(request -> answer(request, Kind.STREAM, here));
    router
        .getWithRegex(SESSION + "eventsource")
        .handler(request -> answer(request, Kind.EVENTS, here));
    router.postWithRegex(SESSION + "xhr_send").handler(request -> take(request, clients));
  }

  /** Browsers ask for leave before some requests of foreign pages. */
  private void preflight(RoutingContext context) {
    if (!context.request().method().equals(HttpMethod.OPTIONS)) {
      context.next();
      return;
    }
    allowed(context)
        .putHeader("access-control-allow-methods", "GET, POST, OPTIONS")
        .putHeader("access-control-allow-headers", "content-type")
        .putHeader("access-control-max-age", "86400")
        .setStatusCode(204)
        .end();
  }

  private void info(RoutingContext context) {
    JsonObject info =
        new JsonObject()
            .put("websocket", true)
            .put("cookie_needed", false)
            .put("origins", new String[] {"*:*"})
            // For clients that have no good source of random numbers.
            .put("entropy", ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
    allowed(context)
        .putHeader("content-type", "application/json; charset=UTF-8")
        .putHeader("cache-control", "no-store")
        .end(info.encode());
  }

  /** SockJS's clients send cookies along, and then browsers ask for this. */
  private HttpServerResponse allowed(RoutingContext context) {
    door.allowPage(context.request());
    return context.response().putHeader("access-control-allow-credentials", "true");
  }

  private void answer(RoutingContext context, Kind kind, SessionLoop here) {
    HttpServerRequest request = context.request();
    String name = context.pathParam("session");
    Session known = sessions.get(name);
    if (known != null) {
      answer(context, kind, known);
      return;
    }
    door.enterDetached(request)
        .handle(
            ticket -> answer(context, kind, here.begin(name, ticket, Pass.of(context), sessions)),
            problem -> problem.answer(request.response(), request.path()));
  }

  private void answer(RoutingContext context, Kind kind, Session session) {
    if (!session.isOf(Pass.of(context).name())) {
      NO_SESSION.answer(allowed(context), context.request().path());
      return;
    }
    HttpServerResponse response = allowed(context);
    SessionAnswer answer = new SessionAnswer(kind, response, Connection.of(context.request()));
    response.closeHandler(unused -> session.run(() -> session.brokeOff(answer)));
    // Without one, Vert.x logs each client that breaks off.
    response.exceptionHandler(unused -> {});
    session.run(() -> session.answerWith(answer));
  }

  private void take(RoutingContext context, ClientLoop clients) {
    HttpServerRequest request = context.request();
    Session session = sessions.get(context.pathParam("session"));
    if (session == null || !session.isOf(Pass.of(context).name())) {
      NO_SESSION.answer(allowed(context), request.path());
      return;
    }
    if (!door.refusesLarge(request)) {
      take(context, session, MESSAGES_A_REQUEST * clients.limits().maxMessageBytes());
    }
  }

  /** Some clients do not say beforehand how much they send. */
  private void take(RoutingContext context, Session session, int mostBytes) {
    HttpServerRequest request = context.request();
    Buffer body = Buffer.buffer();
    door.memory().keep(mostBytes);
    request.handler(part -> {
      if (body.length() <= mostBytes) {
        body.appendBuffer(part);
      }
    });
    request
        .end()
        .onComplete(unused -> door.memory().release(mostBytes))
        .onSuccess(unused -> {
          if (body.length() > mostBytes) {
            Problem.of(413, "Too large", "At most %d bytes are taken at once".formatted(mostBytes))
                .answer(allowed(context), request.path());
          } else {
            session.run(() -> {
              session.said(body.toString());
              allowed(context).setStatusCode(204).end();
            });
          }
        });
  }
}
