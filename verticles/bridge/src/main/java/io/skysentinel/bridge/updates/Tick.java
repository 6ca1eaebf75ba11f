package io.skysentinel.bridge.updates;

import static io.skysentinel.bridge.updates.MessageKind.DELTA;
import static io.skysentinel.bridge.updates.MessageKind.SNAPSHOT;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.CompactMessages;
import io.skysentinel.core.wire.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** One change of one shard, the same object for all loops of the node. */
public abstract sealed class Tick extends Update permits Tick.Delta, Tick.Begun, Tick.Gone {
  private final List<Stand> stands;

  Tick(List<Stand> stands) {
    this.stands = List.copyOf(stands);
  }

  @Override
  public final List<Stand> stands() {
    return stands;
  }

  /** The next frame of a shard. */
  public static final class Delta extends Tick {
    private final AppliedFrame applied;

    /** What each tile is told where all of a view come together, by tile. */
    private final ConcurrentHashMap<Integer, byte[]> contents = new ConcurrentHashMap<>();

    public Delta(AppliedFrame applied, List<Stand> stands) {
      super(stands);
      this.applied = applied;
    }

    @Override
    public List<ByteBuf> parts(View view, Encoding encoding) {
      Messages messages = encoding.messages();
      if (view.isWorld()) {
        return List.of(part(DELTA, view, encoding, () -> messages.delta(applied.frame())));
      }
      List<TileCut> cuts = applied.cuts(view);
      if (messages instanceof CompactMessages compact) {
        return cuts.isEmpty()
            ? List.of()
            : List.of(part(DELTA, view, encoding, () -> together(compact, cuts)));
      }
      List<ByteBuf> parts = new ArrayList<>(cuts.size());
      for (TileCut cut : cuts) {
        View tile = View.of(cut.tile());
        parts.add(part(DELTA, tile, encoding, () -> messages.delta(applied.frame(), cut)));
      }
      return parts;
    }

    /** Made once for all who watch the same tiles, of what is made once for each tile. */
    private byte[] together(CompactMessages messages, List<TileCut> cuts) {
      return messages.delta(
          applied.frame(),
          cuts,
          cut ->
              contents.computeIfAbsent(
                  cut.tile(), unused -> messages.content(applied.frame(), cut)));
    }
  }

  /** A shard starts anew, or again after frames were missed: all need a snapshot of it. */
  public static final class Begun extends Tick {
    private final ShardContents contents;

    public Begun(ShardContents contents, List<Stand> stands) {
      super(stands);
      this.contents = contents.retain();
    }

    @Override
    public List<ByteBuf> parts(View view, Encoding encoding) {
      return List.of(contents.snapshot(view, encoding));
    }

    @Override
    protected void deallocate() {
      super.deallocate();
      contents.release();
    }
  }

  /** A shard has ended: another one has its aircraft. */
  public static final class Gone extends Tick {
    private final int shard;
    private final long t;

    public Gone(int shard, long t, List<Stand> stands) {
      super(stands);
      this.shard = shard;
      this.t = t;
    }

    @Override
    public List<ByteBuf> parts(View view, Encoding encoding) {
      return List.of(
          part(
              SNAPSHOT,
              View.WORLD,
              encoding,
              () -> encoding.messages().snapshot(shard, Epochs.GONE, 0, t, View.WORLD, List.of())));
    }
  }
}
