package io.skysentinel.bridge.rest;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /flights}, one flight, and the files that readsb would write into {@code /data}. */
public final class RestRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(RestRoutes.class);
  private static final int COME_BACK_S = 2;

  /** tar1090 asks for this first: how often to come, and that there is no history. */
  private static final String RECEIVER =
      "{\"version\":\"SkySentinel\",\"refresh\":1000,\"history\":0}\n";

  private static final long MS_PER_SECOND = 1000;

  private final Hub hub;
  private final Door door;
  private final LongSupplier clock;
  private final AnswerCache answers = new AnswerCache();

  public RestRoutes(Hub hub, Door door, LongSupplier clock) {
    this.hub = hub;
    this.door = door;
    this.clock = clock;
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    WorkerExecutor worker = loop.vertx().createSharedWorkerExecutor("answers", 1);
    AnswerMaker maker =
        new AnswerMaker(
            answers,
            worker::executeBlocking,
            task -> loop.context().runOnContext(unused -> task.run()));
    loop.onStop(() -> worker.close().onComplete(closed -> answers.clear()));
    router.get("/flights").handler(request -> list(request, loop, maker));
    router
        .getWithRegex("/flights/(?<icao24>~?[0-9a-fA-F]{6})")
        .handler(request -> one(request, loop));
    router.get("/data/aircraft.json").handler(request -> aircraft(request, loop, maker));
    router.get("/data/receiver.json").handler(request -> json(request).end(RECEIVER));
    ApiPages.mount(router);
    ErrorPages.mount(router);
  }

  private void list(RoutingContext request, WebLoop loop, AnswerMaker maker) {
    FlightQuery query;
    try {
      query = FlightQuery.parse(QueryParameters.single(request.queryParams()));
    } catch (BadRequestException e) {
      refuse(request, Problem.of(400, "Bad request", String.valueOf(e.getMessage())));
      return;
    }
    whenReady(
        request,
        loop,
        now -> {
          if (isHeld(request, now)) {
            return;
          }
          end(
              request,
              maker.answer(
                  query,
                  now.stands(),
                  now,
                  () -> FlightsJson.list(now.newestT(), FlightSelection.of(now, query))));
        });
  }

  private void one(RoutingContext request, WebLoop loop) {
    String icao24 = request.pathParam("icao24").toLowerCase(Locale.ROOT);
    whenReady(
        request,
        loop,
        now -> {
          Flight flight = FlightSelection.one(now, icao24);
          if (flight == null) {
            refuse(
                request,
                Problem.of(404, "Not found", "No aircraft " + icao24 + " is heard of now"));
          } else if (!isHeld(request, now)) {
            json(request).end(Buffer.buffer(FlightsJson.one(flight)));
          }
        });
  }

  /** Its ages are counted from the moment of the answer, so it is made at least once a second. */
  private void aircraft(RoutingContext request, WebLoop loop, AnswerMaker maker) {
    whenReady(
        request,
        loop,
        now -> {
          long nowMs = clock.getAsLong();
          request.response().putHeader("cache-control", "no-cache");
          end(
              request,
              maker.answer(
                  "aircraft.json",
                  List.of(now.stands(), nowMs / MS_PER_SECOND),
                  now,
                  () -> AircraftJson.of(nowMs, FlightSelection.of(now, FlightQuery.ALL))));
        });
  }

  private void whenReady(RoutingContext request, WebLoop loop, Consumer<AllShards> answer) {
    if (door.refusesLarge(request.request())) {
      return;
    }
    if (!hub.isReady()) {
      refuse(
          request, new Problem(503, "Not ready", "No flights have been heard of yet", COME_BACK_S));
      return;
    }
    hub.look(
        loop.context(),
        now -> {
          // Who asked may have gone while we looked.
          if (!request.response().closed()) {
            answer.accept(now);
          }
        });
  }

  /** Answers that nothing has changed, if the client says what it holds and it is that. */
  private static boolean isHeld(RoutingContext request, AllShards now) {
    String tag = AnswerCache.tag(now.stands());
    request.response().putHeader("etag", tag).putHeader("cache-control", "no-cache");
    String held = request.request().getHeader("if-none-match");
    if (held == null || !(held.contains(tag) || held.equals("*"))) {
      return false;
    }
    request.response().setStatusCode(304).end();
    return true;
  }

  /** Vert.x does not count references. */
  private void end(RoutingContext request, Future<ByteBuf> answer) {
    answer
        .onSuccess(body ->
            json(request).end(BufferInternal.buffer(body)).onComplete(sent -> body.release()))
        .onFailure(failure -> {
          // Who kept the tag would be told later that it holds what it never had.
          request.response().headers().remove("etag");
          refuse(request, problem(failure));
        });
  }

  private static Problem problem(Throwable failure) {
    if (failure instanceof AnswerMaker.BusyException) {
      return new Problem(503, "Too busy", "Answers are late: " + failure.getMessage(), COME_BACK_S);
    }
    LOG.error("An answer could not be made", failure);
    return Problem.of(500, "Internal error", "This answer could not be made; the log says why");
  }

  private HttpServerResponse json(RoutingContext request) {
    HttpServerResponse response = request.response();
    door.allowPage(request.request());
    return response.putHeader("content-type", "application/json");
  }

  private static void refuse(RoutingContext request, Problem problem) {
    problem.answer(request.response(), request.request().path());
  }
}
