package io.skysentinel.core.feed.sbs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.InvalidValueException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Merges the messages of each aircraft into states: one tells the position, another the speed.
 *
 * <p>A message is answered with a state when it changed what is known, measured the position anew,
 * or came a second or more after the last answer, since being heard is knowledge too. So the many
 * bare replies of one aircraft within a second do not become as many states.
 */
public final class SbsMerger {

  /** An aircraft silent for longer begins anew. */
  static final double FORGET_AFTER_S = 300;

  private static final int MAX_RAW_BYTES = 4096;

  /** Records about the receiver's own display; BaseStation sends them between the messages. */
  private static final Set<String> OTHER_RECORDS = Set.of("SEL", "ID", "AIR", "STA", "CLK");

  private final String where;
  private final int maxAircraft;
  private long lines;

  /** In the order in which they were heard last. */
  private final LinkedHashMap<String, SbsTrack> tracks = new LinkedHashMap<>(256, 0.75f, true);

  /**
   * A merger that knows no aircraft yet.
   *
   * @param where the source in words, for the rejects: {@code 10.0.0.7:30003}
   * @param maxAircraft the one not heard for longest is forgotten beyond this
   */
  public SbsMerger(String where, int maxAircraft) {
    if (maxAircraft < 1) {
      throw new IllegalArgumentException("room for " + maxAircraft + " aircraft is none");
    }
    this.where = where;
    this.maxAircraft = maxAircraft;
  }

  /**
   * Takes one line, without its line feed, that arrived at {@code nowUnix} seconds. The times in
   * the line are not used: they are the sender's local time, and it does not say of which zone.
   *
   * @param heard takes what is known of the aircraft now, where the line told something new of one
   * @param refused takes the line if it cannot be understood; what was known stays as it was
   */
  public void accept(
      byte[] line, double nowUnix, Consumer<FlightState> heard, Consumer<Reject> refused) {
    lines++;
    String text = new String(line, ISO_8859_1).strip();
    String[] columns = text.split(",", -1);
    if (text.isEmpty() || OTHER_RECORDS.contains(columns[0])) {
      return;
    }
    try {
      SbsMessage message = SbsMessage.read(columns, nowUnix);
      SbsTrack track = trackOf(message.icao24());
      if (track.learn(message, nowUnix)) {
        heard.accept(track.stateAt(nowUnix));
      }
    } catch (InvalidValueException e) {
      refused.accept(reject(e.reason(), String.valueOf(e.getMessage()), line));
    }
  }

  /**
   * The reject for a line that was too long to be kept.
   *
   * @param start how it began
   */
  public Reject overlong(byte[] start) {
    lines++;
    return reject(
        RejectReason.TOO_LARGE, "the line does not end within " + start.length + " bytes", start);
  }

  /** Forgets aircraft that have been silent for five minutes. */
  public void expire(double nowUnix) {
    Iterator<Map.Entry<String, SbsTrack>> silentFirst = tracks.entrySet().iterator();
    while (silentFirst.hasNext()
        && nowUnix - silentFirst.next().getValue().heardUnix() > FORGET_AFTER_S) {
      silentFirst.remove();
    }
  }

  /** How many aircraft are remembered. */
  public int size() {
    return tracks.size();
  }

  private SbsTrack trackOf(String icao24) {
    SbsTrack track = tracks.get(icao24);
    if (track == null) {
      track = new SbsTrack(icao24);
      tracks.put(icao24, track);
      if (tracks.size() > maxAircraft) {
        tracks.remove(tracks.keySet().iterator().next());
      }
    }
    return track;
  }

  private Reject reject(RejectReason reason, String detail, byte[] line) {
    byte[] raw = line.length <= MAX_RAW_BYTES ? line : Arrays.copyOf(line, MAX_RAW_BYTES);
    return new Reject(reason, "line " + lines + " of " + where, detail, raw);
  }
}
