package io.skysentinel.bridge.frames;

import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.bridge.updates.Tick;
import io.skysentinel.bridge.updates.Update;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.Stand;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A hub on the same thread. */
public final class FakeHub implements Hub {
  private final LongSupplier clock;
  private final List<Runnable> waiting = new ArrayList<>();
  private @Nullable LoopListener listener;

  /** Whether answers wait for {@link #answer}. */
  public boolean answersLater;

  /** Whether ticks are lost. */
  public boolean deaf;

  private final ShardReplicas replicas =
      new ShardReplicas(
          new FrameRing.Limits(10, 1 << 20),
          new ShardReplicas.Listener() {
            @Override
            public void tick(Tick tick) {
              if (!deaf && listener != null) {
                listener.tick(tick);
              }
            }

            @Override
            public void ask(int shard) {}

            @Override
            public void tooOld() {}
          });

  public FakeHub(LongSupplier clock) {
    this.clock = clock;
  }

  /** A ticker's frame comes. */
  public void accept(Frame frame) {
    replicas.accept(frame, clock.getAsLong());
  }

  /** Frees what was made for clients. */
  public void close() {
    replicas.close();
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public Membership join(Context context, LoopListener to) {
    listener = to;
    return () -> listener = null;
  }

  @Override
  public void look(Context context, Consumer<AllShards> taker) {
    answer(() -> taker.accept(replicas.look(clock.getAsLong())));
  }

  @Override
  public void resume(Context context, List<Stand> held, Consumer<Update> taker) {
    answer(() -> taker.accept(replicas.resume(held, clock.getAsLong())));
  }

  /** Answers all that was asked. */
  public void answer() {
    List<Runnable> now = List.copyOf(waiting);
    waiting.clear();
    now.forEach(Runnable::run);
  }

  private void answer(Runnable answer) {
    waiting.add(answer);
    if (!answersLater) {
      answer();
    }
  }
}
