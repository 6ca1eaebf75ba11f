package io.skysentinel.history.ask.anomaly;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.ask.track.WayPoint;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.StoredAnomaly;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An anomaly as it is told.
 *
 * @param track where its aircraft was around it; {@code null} where that was not asked for
 */
record ToldAnomaly(StoredAnomaly anomaly, @Nullable List<WayPoint> track) {
  /** How long before its start a track begins, and after its end it ends. */
  private static final double AROUND_SECONDS = 120;

  /** Of what goes on for longer, as a squawk does, the beginning. */
  private static final double LONGEST_SECONDS = 7_200;

  private static final int MOST_UPDATES = 2_000;

  static ToldAnomaly withoutTrack(StoredAnomaly anomaly) {
    return new ToldAnomaly(anomaly, null);
  }

  /** Looks the track up. */
  static Future<ToldAnomaly> withTrack(StoredAnomaly anomaly, Past past) {
    double from = anomaly.tStart() - AROUND_SECONDS;
    double to = Math.min(anomaly.tLast() + AROUND_SECONDS, from + LONGEST_SECONDS);
    return past.track(anomaly.icao24(), from, to, MOST_UPDATES)
        .map(heard -> new ToldAnomaly(anomaly, places(heard)));
  }

  private static List<WayPoint> places(List<Told> heard) {
    List<WayPoint> places = new ArrayList<>(heard.size());
    double t = Double.NEGATIVE_INFINITY;
    for (Told told : heard) {
      WayPoint place = WayPoint.of(told.state());
      if (place != null && place.t() > t) {
        places.add(place);
        t = place.t();
      }
    }
    return places;
  }

  /** The event as the log has it, and with it the track. */
  void write(JsonBytes json) {
    byte[] event = anomaly.json().getBytes(StandardCharsets.UTF_8);
    if (track == null) {
      json.raw(event);
    } else {
      json.raw(event, 0, event.length - 1).raw(JsonBytes.ascii(",'track':"));
      WayPoint.write(json, track);
      json.raw('}');
    }
  }
}
