package io.skysentinel.bridge.frames;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.platform.bus.BusSubscription;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bus with its tickers, as a test wants it. */
public final class FakeFrames implements FrameSource {
  private final Vertx vertx;
  private final Map<Integer, FakeTicker> tickers = new ConcurrentHashMap<>();
  private final List<Integer> asked = new CopyOnWriteArrayList<>();
  private volatile @Nullable Consumer<Frame> listener;
  private volatile @Nullable Context context;

  public FakeFrames(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public BusSubscription subscribe(Consumer<Frame> to) {
    listener = to;
    context = vertx.getOrCreateContext();
    return Future::succeededFuture;
  }

  @Override
  public Future<@Nullable ShardSnapshot> ask(int shard) {
    asked.add(shard);
    FakeTicker ticker = tickers.get(shard);
    return Future.succeededFuture(ticker == null ? null : ticker.state());
  }

  /** Who answers from now on. */
  public void answering(FakeTicker ticker) {
    tickers.put(ticker.shard(), ticker);
  }

  /** Sends what changed to the hub, and returns when the hub has it. */
  public void tick(FakeTicker ticker) {
    tickers.put(ticker.shard(), ticker);
    send(ticker.frame());
  }

  public void send(Frame frame) {
    Consumer<Frame> to = listener;
    Context on = context;
    if (to == null || on == null) {
      throw new IllegalStateException("the hub does not listen yet");
    }
    Promise<Void> taken = Promise.promise();
    on.runOnContext(unused -> {
      to.accept(frame);
      taken.complete();
    });
    taken.future().await();
  }

  public List<Integer> asked() {
    return asked;
  }
}
