package io.skysentinel.testing;

import io.skysentinel.core.contract.ShardSnapshot.Row;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import java.util.ArrayList;
import java.util.List;

/** What a view shows of a replica, tile by tile. */
public final class ViewRows {
  private ViewRows() {}

  public static List<Row> of(ShardReplica replica, View view) {
    if (view.isWorld()) {
      return replica.rows();
    }
    List<Row> shown = new ArrayList<>();
    for (int tile : view.tiles()) {
      replica.rows().stream()
          .filter(row -> Tiles.tileOf(row.flight().state()) == tile)
          .forEach(shown::add);
    }
    return shown;
  }
}
