package io.skysentinel.bridge.rest;

import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** {@code /flights}, one flight, and the files that readsb would write into {@code /data}. */
public final class RestRoutes implements Routes {
  /** tar1090 asks for this first: how often to come, and that there is no history. */
  private static final String RECEIVER =
      "{\"version\":\"SkySentinel\",\"refresh\":1000,\"history\":0}\n";

  private static final long MS_PER_SECOND = 1000;

  private final Hub hub;
  private final Door door;
  private final LongSupplier clock;
  private final JsonAnswers answers;

  public RestRoutes(Hub hub, Door door, LongSupplier clock) {
    this.hub = hub;
    this.door = door;
    this.clock = clock;
    this.answers = new JsonAnswers(door);
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    AnswerMaker maker = answers.makerOf(loop);
    router.get("/flights").handler(request -> list(request, loop, maker));
    router
        .getWithRegex("/flights/(?<icao24>~?[0-9a-fA-F]{6})")
        .handler(request -> one(request, loop));
    router.get("/data/aircraft.json").handler(request -> aircraft(request, loop, maker));
    router.get("/data/receiver.json").handler(request -> answers.begin(request).end(RECEIVER));
    ApiPages.mount(router);
    ErrorPages.mount(router);
  }

  private void list(RoutingContext request, WebLoop loop, AnswerMaker maker) {
    FlightQuery query;
    try {
      query = FlightQuery.parse(QueryParameters.single(request.queryParams()));
    } catch (BadRequestException e) {
      answers.refuse(request, e);
      return;
    }
    whenReady(
        request,
        loop,
        now -> {
          if (isHeld(request, now)) {
            return;
          }
          answers.end(
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
            answers.refuse(
                request,
                Problem.of(404, "Not found", "No aircraft " + icao24 + " is heard of now"));
          } else if (!isHeld(request, now)) {
            answers.begin(request).end(Buffer.buffer(FlightsJson.one(flight)));
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
          answers.end(
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
      answers.refuseForNow(request, "No flights have been heard of yet");
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
    String tag = EntityTag.of(now.stands());
    request.response().putHeader("etag", tag).putHeader("cache-control", "no-cache");
    String held = request.request().getHeader("if-none-match");
    if (held == null || !(held.contains(tag) || held.equals("*"))) {
      return false;
    }
    request.response().setStatusCode(304).end();
    return true;
  }
}
