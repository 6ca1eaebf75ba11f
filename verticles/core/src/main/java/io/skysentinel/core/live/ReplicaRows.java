package io.skysentinel.core.live;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The aircraft of a replica, found by address and by tile. */
final class ReplicaRows {
  private final Map<String, Row> byAddress = new HashMap<>();
  private final Map<Integer, Map<String, Row>> byTile = new HashMap<>();

  void put(Row row) {
    Row before = byAddress.put(row.flight().icao24(), row);
    if (before != null) {
      leave(before);
    }
    int tile = Tiles.tileOf(row.flight().state());
    byTile.computeIfAbsent(tile, unused -> new HashMap<>()).put(row.flight().icao24(), row);
  }

  void apply(Frame frame) {
    for (Frame.Upsert upsert : frame.upserts()) {
      put(new Row(upsert.flight(), upsert.id()));
    }
    for (Frame.Removal removal : frame.removals()) {
      Row gone = byAddress.remove(removal.icao24());
      if (gone != null) {
        leave(gone);
      }
    }
  }

  List<Row> of(View view) {
    if (view.isWorld()) {
      return List.copyOf(byAddress.values());
    }
    List<Row> rows = new ArrayList<>();
    for (int tile : view.tiles()) {
      rows.addAll(byTile.getOrDefault(tile, Map.of()).values());
    }
    return rows;
  }

  @Nullable Flight find(String icao24) {
    Row row = byAddress.get(icao24);
    return row == null ? null : row.flight();
  }

  void clear() {
    byAddress.clear();
    byTile.clear();
  }

  int size() {
    return byAddress.size();
  }

  private void leave(Row row) {
    Map<String, Row> tile = byTile.get(Tiles.tileOf(row.flight().state()));
    if (tile != null) {
      tile.remove(row.flight().icao24());
    }
  }
}
