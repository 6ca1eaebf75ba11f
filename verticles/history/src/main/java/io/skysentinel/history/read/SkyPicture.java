package io.skysentinel.history.read;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockReader;
import io.skysentinel.history.block.BlockRow;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sky at an instant, put together from blocks that may each know a part of an aircraft. */
final class SkyPicture {
  /** How long before an instant somebody was heard who is in the sky then. */
  static final double SECONDS = 60;

  private final double unix;
  private final Map<String, Told> last = new HashMap<>();
  private final Map<String, Told> next = new HashMap<>();

  SkyPicture(double unix) {
    this.unix = unix;
  }

  /** What some blocks know of it. */
  static SkyPicture of(double unix, Iterable<Row> blocks) throws BadBlockException {
    SkyPicture picture = new SkyPicture(unix);
    for (Row row : blocks) {
      picture.add(row.getBuffer(0).getBytes());
    }
    return picture;
  }

  /** What several know of it together. */
  static SkyPicture whole(double unix, List<SkyPicture> parts) {
    SkyPicture whole = new SkyPicture(unix);
    for (SkyPicture part : parts) {
      part.last.forEach((icao24, told) -> whole.last.merge(icao24, told, SkyPicture::later));
      part.next.forEach((icao24, told) -> whole.next.merge(icao24, told, SkyPicture::earlier));
    }
    return whole;
  }

  private void add(byte[] block) throws BadBlockException {
    BlockReader.open(block).around(unix, SECONDS, this::add);
  }

  private void add(@Nullable BlockRow before, @Nullable BlockRow after) {
    if (before != null) {
      last.merge(before.icao24(), told(before), SkyPicture::later);
    }
    if (after != null) {
      next.merge(after.icao24(), told(after), SkyPicture::earlier);
    }
  }

  /**
   * In the order of addresses. Each aircraft's newest is looked for first: who has left the box is
   * not there.
   */
  List<Sighting> in(@Nullable BoundingBox box) {
    List<Sighting> seen = new ArrayList<>(last.size());
    last.forEach((icao24, told) -> {
      if (box == null || box.contains(told.state().lat(), told.state().lon())) {
        seen.add(new Sighting(told, next.get(icao24)));
      }
    });
    seen.sort(Comparator.comparing(sighting -> sighting.last().state().icao24()));
    return seen;
  }

  private static Told told(BlockRow row) {
    return new Told(row.source(), row.state());
  }

  private static Told later(Told known, Told more) {
    return more.state().isOlderThan(known.state()) ? known : more;
  }

  private static Told earlier(Told known, Told more) {
    return more.state().isOlderThan(known.state()) ? more : known;
  }
}
