package io.skysentinel.core.wire;

import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.View;
import java.util.List;

/** Which messages tell a frame to viewers of a view, where nobody else shares their bytes. */
public final class ViewDeltas {
  private ViewDeltas() {}

  /** The messages, in order; none if the frame does not touch the view. */
  public static List<byte[]> of(Messages messages, AppliedFrame applied, View view) {
    if (view.isWorld()) {
      return List.of(messages.delta(applied.frame()));
    }
    List<TileCut> cuts = applied.cuts(view);
    if (cuts.isEmpty()) {
      return List.of();
    }
    if (messages instanceof CompactMessages compact) {
      return List.of(
          compact.delta(applied.frame(), cuts, cut -> compact.content(applied.frame(), cut)));
    }
    return cuts.stream().map(cut -> messages.delta(applied.frame(), cut)).toList();
  }
}
