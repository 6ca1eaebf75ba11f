package io.skysentinel.history.ask.track;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.path.Simplification;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an aircraft was.
 *
 * @param updates all that was heard; of a simplified track those that say where it goes along
 * @param segments the places of the updates, each at a later time than the one before; after a long
 *     silence another segment begins
 */
record Track(TrackQuery query, List<Told> updates, List<List<Fix>> segments) {
  /** Nobody knows how it got from where it was before a silence to where it was after. */
  static final double SILENCE_SECONDS = 900;

  /** What was heard of an aircraft as the track that a query asks for. */
  static Track of(TrackQuery query, List<Told> heard) {
    List<List<Fix>> segments = segments(heard);
    if (!query.isSimplified()) {
      return new Track(query, heard, segments);
    }
    List<List<Fix>> simple =
        segments.stream().map(fixes -> Simplification.of(fixes, query.simplifyM())).toList();
    List<Told> kept = simple.stream().flatMap(List::stream).map(Fix::told).toList();
    return new Track(query, kept, simple);
  }

  /** The callsign that it had last; {@code null} when it told none. */
  @Nullable String callsign() {
    String last = null;
    for (Told told : updates) {
      last = told.state().callsign() == null ? last : told.state().callsign();
    }
    return last;
  }

  /** What people call it. */
  String name() {
    String callsign = callsign();
    return callsign == null ? query.icao24() : callsign + " (" + query.icao24() + ")";
  }

  /** The places of all segments. */
  List<Fix> fixes() {
    return segments.stream().flatMap(List::stream).toList();
  }

  private static List<List<Fix>> segments(List<Told> heard) {
    List<List<Fix>> segments = new ArrayList<>();
    List<Fix> open = new ArrayList<>();
    for (Told told : heard) {
      Fix fix = Fix.of(told);
      if (fix == null) {
        continue;
      }
      double last = open.isEmpty() ? Double.NEGATIVE_INFINITY : open.get(open.size() - 1).t();
      if (fix.t() <= last) {
        // The same place told again, or one that came late.
        continue;
      }
      if (!open.isEmpty() && fix.t() - last > SILENCE_SECONDS) {
        segments.add(open);
        open = new ArrayList<>();
      }
      open.add(fix);
    }
    if (!open.isEmpty()) {
      segments.add(open);
    }
    return segments;
  }
}
