package io.skysentinel.history.read;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockReader;
import io.skysentinel.history.block.BlockRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sky at an instant, put together from blocks that may each know a part of an aircraft. */
final class SkyPicture {
  /** How long before an instant somebody was heard who is in the sky then. */
  static final double SECONDS = 60;

  private final double unix;
  private final Map<String, Told> last = new TreeMap<>();
  private final Map<String, Told> next = new TreeMap<>();

  SkyPicture(double unix) {
    this.unix = unix;
  }

  void add(byte[] block) throws BadBlockException {
    BlockReader.open(block).around(unix, SECONDS, this::add);
  }

  private void add(@Nullable BlockRow before, @Nullable BlockRow after) {
    if (before != null) {
      last.merge(before.icao24(), told(before), (known, more) -> later(known, more));
    }
    if (after != null) {
      next.merge(after.icao24(), told(after), (known, more) -> earlier(known, more));
    }
  }

  /** Each aircraft's newest is looked for first: who has left the box is not there. */
  List<Sighting> in(@Nullable BoundingBox box) {
    List<Sighting> seen = new ArrayList<>(last.size());
    last.forEach((icao24, told) -> {
      if (box == null || box.contains(told.state().lat(), told.state().lon())) {
        seen.add(new Sighting(told, next.get(icao24)));
      }
    });
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
