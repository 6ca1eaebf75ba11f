package io.skysentinel.client;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.wire.ByteReader;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.core.wire.PackedRow;
import io.skysentinel.core.wire.QuantizedFlight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the rows of one shard told so far, by the small ids. */
final class RowTable {

  /**
   * What an id stands for.
   *
   * @param view the tile whose delta gave it last, {@code null} for the world or a snapshot
   */
  private record Held(QuantizedFlight flight, @Nullable String view) {}

  private final Map<Integer, Held> held = new HashMap<>();

  /** Takes rows in, and gives the flights that they make. */
  List<Flight> take(ByteReader rows, @Nullable String view) throws InvalidMessageException {
    List<Flight> flights = new ArrayList<>();
    while (rows.hasMore()) {
      PackedRow.Read row = PackedRow.read(rows, this::find);
      held.put(row.id(), new Held(row.flight(), view));
      flights.add(row.flight().flight());
    }
    return flights;
  }

  /**
   * Forgets the ids and gives their addresses. An aircraft that came into another tile stays known,
   * for the rows to come from there.
   */
  List<String> remove(int[] ids, @Nullable String view) throws InvalidMessageException {
    List<String> addresses = new ArrayList<>();
    for (int id : ids) {
      Held entry = held.get(id);
      if (entry == null) {
        throw new InvalidMessageException("aircraft " + id + " is removed but not known");
      }
      addresses.add(entry.flight.icao24);
      if (entry.view == null || Objects.equals(entry.view, view)) {
        held.remove(id);
      }
    }
    return addresses;
  }

  private @Nullable QuantizedFlight find(int id) {
    Held entry = held.get(id);
    return entry == null ? null : entry.flight;
  }
}
