package io.skysentinel.bridge.frames;

import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.bridge.updates.Tick;
import io.skysentinel.bridge.updates.Update;
import io.skysentinel.core.live.Stand;
import io.vertx.core.Context;
import java.util.List;
import java.util.function.Consumer;

/**
 * All aircraft of the node as the tickers tell of them, for all event loops; to be called from any
 * thread.
 *
 * <p>Ticks and answers reach a context in the order in which they came about: who is answered with
 * a {@link AllShards} needs exactly the ticks that come after it. All that is handed to a consumer
 * is lent: bytes made from it must be retained to outlive the call, rows and flights need not.
 */
public interface Hub {

  /** Whether it holds a shard now. */
  boolean isReady();

  /** Calls {@code listener} on {@code context} with all that happens, until told to leave. */
  Membership join(Context context, LoopListener listener);

  /** Calls {@code taker} on {@code context} with all that is known now. */
  void look(Context context, Consumer<AllShards> taker);

  /**
   * Calls {@code taker} on {@code context} with what a client missed that held these: the frames,
   * where they are still kept, else snapshots.
   */
  void resume(Context context, List<Stand> held, Consumer<Update> taker);

  /** What an event loop is told. */
  interface LoopListener {

    /** Something changed. */
    void tick(Tick tick);

    /** This loop was too slow and ticks were dropped: its clients need snapshots. */
    void missed();
  }

  /** A listener's place, until it leaves. */
  @FunctionalInterface
  interface Membership {
    void leave();
  }
}
