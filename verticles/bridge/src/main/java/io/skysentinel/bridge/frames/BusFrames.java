package io.skysentinel.bridge.frames;

import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.platform.bus.Answer;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.bus.BusSubscription;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Frames from the event bus. */
public final class BusFrames implements FrameSource {
  private final Bus bus;
  private final int partitions;

  /**
   * Frames of all tickers.
   *
   * @param partitions of the state topic: a shard is named for one of them
   */
  public BusFrames(Bus bus, int partitions) {
    this.bus = bus;
    this.partitions = partitions;
  }

  @Override
  public BusSubscription subscribe(Consumer<Frame> listener) {
    List<BusSubscription> all =
        IntStream.range(0, partitions)
            .mapToObj(shard -> bus.subscribe(Addresses.frames(shard), listener))
            .toList();
    return () -> Future.join(all.stream().map(BusSubscription::cancel).toList()).mapEmpty();
  }

  @Override
  public Future<@Nullable ShardSnapshot> ask(int shard) {
    return bus.ask(Addresses.shardState(shard)).map(BusFrames::orNull);
  }

  private static @Nullable ShardSnapshot orNull(Answer<ShardSnapshot> answer) {
    return answer instanceof Answer.Given<ShardSnapshot> given ? given.value() : null;
  }
}
