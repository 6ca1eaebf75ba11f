package io.skysentinel.core.live;

import io.skysentinel.core.contract.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A frame and how it is cut for the viewers of tiles. Does not change once made. */
public final class AppliedFrame {
  /** What a row takes in memory besides its bytes, roughly. */
  private static final int ROW_OVERHEAD = 200;

  private final Frame frame;
  private final Map<Integer, TileCut> cuts = new HashMap<>();

  /**
   * Cuts the frame.
   *
   * @param lastSeq for each tile the seq of the frame before that touched it; moved on to this one
   */
  AppliedFrame(Frame frame, long[] lastSeq) {
    this.frame = frame;
    List<Frame.Upsert> upserts = frame.upserts();
    for (int i = 0; i < upserts.size(); i++) {
      cutUpsert(i, upserts.get(i), lastSeq);
    }
    List<Frame.Removal> removals = frame.removals();
    for (int i = 0; i < removals.size(); i++) {
      int tile = removals.get(i).tileBefore();
      if (tile != Frame.NO_TILE) {
        cutOf(tile, lastSeq).removals.add(i);
      }
    }
  }

  private void cutUpsert(int index, Frame.Upsert upsert, long[] lastSeq) {
    int before = upsert.tileBefore();
    int after = upsert.tileAfter();
    if (after != Frame.NO_TILE) {
      TileCut cut = cutOf(after, lastSeq);
      if (before == after) {
        cut.stays.add(index);
      } else {
        cut.enters.add(index);
      }
    }
    if (before != Frame.NO_TILE && before != after) {
      cutOf(before, lastSeq).leaves.add(index);
    }
  }

  private TileCut cutOf(int tile, long[] lastSeq) {
    TileCut cut = cuts.get(tile);
    if (cut == null) {
      cut = new TileCut(tile, lastSeq[tile]);
      lastSeq[tile] = frame.seq();
      cuts.put(tile, cut);
    }
    return cut;
  }

  /** The frame for the world. */
  public Frame frame() {
    return frame;
  }

  /** The frame for viewers of the tile, {@code null} when it does not touch it. */
  public @Nullable TileCut cut(int tile) {
    return cuts.get(tile);
  }

  /** The same for viewers of several tiles: of those that it touches, in the view's order. */
  public List<TileCut> cuts(View view) {
    List<TileCut> touched = new ArrayList<>();
    for (int tile : view.tiles()) {
      TileCut cut = cuts.get(tile);
      if (cut != null) {
        touched.add(cut);
      }
    }
    return touched;
  }

  /** The tiles that it touches. */
  public Set<Integer> tiles() {
    return Set.copyOf(cuts.keySet());
  }

  /** About how much memory it keeps. */
  public long bytes() {
    int rows = frame.upserts().size() + frame.removals().size();
    return frame.json().bytes().length
        + (long) frame.packed().bytes().length
        + (long) rows * ROW_OVERHEAD;
  }
}
