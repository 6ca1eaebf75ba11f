package io.skysentinel.bridge.frames;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.platform.bus.BusSubscription;
import io.vertx.core.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where frames come from: the tickers of all nodes. */
public interface FrameSource {

  /** Calls {@code listener} with every frame and sign of life, on the calling context. */
  BusSubscription subscribe(Consumer<Frame> listener);

  /** All that the shard's ticker has told; {@code null} when nobody answers. Never fails. */
  Future<@Nullable ShardSnapshot> ask(int shard);
}
