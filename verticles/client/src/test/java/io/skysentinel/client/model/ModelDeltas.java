package io.skysentinel.client.model;

import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.CompactMessages;
import io.skysentinel.core.wire.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a frame tells the viewers of a view. */
final class ModelDeltas {
  private ModelDeltas() {}

  /** As bytes, in the messages in which they come. */
  static List<byte[]> inBytes(AppliedFrame applied, View view, Messages encoding) {
    Frame frame = applied.frame();
    if (view.isWorld()) {
      return List.of(encoding.delta(frame));
    }
    List<TileCut> cuts = applied.cuts(view);
    if (encoding instanceof CompactMessages compact) {
      return cuts.isEmpty()
          ? List.of()
          : List.of(compact.delta(frame, cuts, cut -> compact.content(frame, cut)));
    }
    return cuts.stream().map(cut -> encoding.delta(frame, cut)).toList();
  }

  /** As a client understands them, exactly. */
  static List<Delta> exact(AppliedFrame applied, View view) {
    return view.isWorld()
        ? List.of(world(applied.frame()))
        : applied.cuts(view).stream().map(cut -> tile(applied.frame(), cut)).toList();
  }

  private static Delta world(Frame frame) {
    return delta(
        frame,
        null,
        0,
        frame.upserts().stream().map(Frame.Upsert::flight).toList(),
        frame.removals().stream().map(Frame.Removal::icao24).toList());
  }

  private static Delta tile(Frame frame, TileCut cut) {
    List<Flight> upserts = new ArrayList<>();
    List<String> removals = new ArrayList<>();
    for (int[] told : List.of(cut.stays(), cut.enters())) {
      for (int i : told) {
        upserts.add(frame.upserts().get(i).flight());
      }
    }
    for (int i : cut.leaves()) {
      removals.add(frame.upserts().get(i).flight().icao24());
    }
    for (int i : cut.removals()) {
      removals.add(frame.removals().get(i).icao24());
    }
    return delta(frame, Tiles.name(cut.tile()), cut.prev(), upserts, removals);
  }

  private static Delta delta(
      Frame frame, @Nullable String view, long prev, List<Flight> upserts, List<String> removals) {
    return new Delta(
        frame.shard(), frame.epoch(), frame.seq(), frame.t(), view, prev, upserts, removals);
  }
}
