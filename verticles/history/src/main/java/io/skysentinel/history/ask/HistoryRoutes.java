package io.skysentinel.history.ask;

import io.skysentinel.history.ask.airports.AirportRoutes;
import io.skysentinel.history.ask.anomaly.AnomalyRoutes;
import io.skysentinel.history.ask.export.ExportRoutes;
import io.skysentinel.history.ask.search.SearchRoutes;
import io.skysentinel.history.ask.sky.SkyRoutes;
import io.skysentinel.history.ask.stats.StatsRoutes;
import io.skysentinel.history.ask.stream.StreamMetrics;
import io.skysentinel.history.ask.stream.StreamRoutes;
import io.skysentinel.history.ask.sweep.SweepRoutes;
import io.skysentinel.history.ask.track.TrackRoutes;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.search.Flights;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.socket.MessageForm;
import io.skysentinel.platform.time.Clocks;
import io.skysentinel.platform.web.AnswerMaker;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.Map;

/** All that clients can ask of the past. */
public final class HistoryRoutes implements Routes {
  /** Each instant is another answer; only that of now is asked for by many. */
  private static final long CACHE_BYTES = 2L * 1024 * 1024;

  private final JsonAnswers answers;
  private final SkyRoutes sky;
  private final TrackRoutes tracks;
  private final ExportRoutes exports;
  private final StreamRoutes streams;
  private final SweepRoutes sweeps;
  private final AnomalyRoutes anomalies;
  private final BusQuestions onBus;
  private final SearchRoutes searches;
  private final StatsRoutes stats;
  private final AirportRoutes airports;

  /**
   * @param past what is known, and how much of it may be asked for at a time
   * @param played the same for who is told it at length, who must not keep others waiting
   * @param flights what is known of flights
   * @param bus on which other nodes ask
   * @param door who may be shown the past at length; its rules say how many those may be
   * @param metrics what is counted of them, of whom the door refuses, too
   */
  public HistoryRoutes(
      Past past,
      Past played,
      Flights flights,
      Bus bus,
      Door door,
      Clocks clocks,
      StreamMetrics metrics) {
    Past asked = new AskedPast(past);
    Past told = new AskedPast(played);
    answers = new JsonAnswers(door, CACHE_BYTES, metrics::refused);
    sky = new SkyRoutes(asked, clocks.wallMs(), answers);
    tracks = new TrackRoutes(asked, clocks.wallMs(), answers);
    exports = new ExportRoutes(told, door, clocks, answers, metrics);
    streams = new StreamRoutes(told, door, clocks.steadyMs(), metrics);
    sweeps = new SweepRoutes(asked, clocks.wallMs(), answers);
    anomalies = new AnomalyRoutes(asked, clocks.wallMs(), answers);
    Flights askedFlights = new AskedFlights(flights);
    searches = new SearchRoutes(askedFlights, clocks.wallMs(), answers);
    stats = new StatsRoutes(askedFlights, clocks.wallMs(), answers);
    airports = new AirportRoutes(answers);
    onBus =
        new BusQuestions(
            bus,
            Map.of(
                "at", sky::at,
                "track", tracks::track,
                "search", searches::search,
                "anomalies", anomalies::anomalies));
  }

  /** Sets what WebSockets need of the web server. */
  public static void configure(HttpServerOptions options) {
    MessageForm.configure(options);
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    AnswerMaker maker = answers.makerOf(loop);
    sky.mount(router, maker);
    tracks.mount(router, maker);
    exports.mount(router, loop);
    streams.mount(router, loop);
    sweeps.mount(router, maker);
    anomalies.mount(router, maker);
    searches.mount(router, maker);
    stats.mount(router, maker);
    airports.mount(router, maker);
    onBus.answer(loop, maker);
  }
}
