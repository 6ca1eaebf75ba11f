package io.skysentinel.bridge.hub;

import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.Stand;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A hub on the same thread. */
final class FakeHub implements Hub {
  private final LongSupplier clock;
  private final List<Runnable> waiting = new ArrayList<>();
  @Nullable LoopListener listener;
  boolean answersLater;
  boolean deaf;
  final SkyKeeper keeper =
      new SkyKeeper(
          new FrameRing.Limits(10, 1 << 20),
          new SkyKeeper.Listener() {
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

  FakeHub(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public Membership join(Context context, LoopListener to) {
    return () -> {};
  }

  @Override
  public void look(Context context, Consumer<Sky> taker) {
    answer(() -> taker.accept(keeper.look(clock.getAsLong())));
  }

  @Override
  public void resume(Context context, List<Stand> held, Consumer<News> taker) {
    answer(() -> taker.accept(keeper.resume(held, clock.getAsLong())));
  }

  void answer() {
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
