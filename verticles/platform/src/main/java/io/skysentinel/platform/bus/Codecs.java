package io.skysentinel.platform.bus;

import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.wire.FrameWire;
import io.skysentinel.core.wire.SnapshotWire;
import io.vertx.core.eventbus.EventBus;

/** How each type travels: registered once for each Vert.x. */
final class Codecs {
  private Codecs() {}

  static void register(EventBus eventBus) {
    Addresses.ALL.forEach(address -> eventBus.registerCodec(WireCodec.json(address.type())));
    Addresses.INQUIRY_TYPES.forEach(type -> eventBus.registerCodec(WireCodec.json(type)));
    eventBus.registerCodec(new WireCodec<>(Changes.class, Codecs::stays, Codecs::neverCame));
    eventBus.registerCodec(new WireCodec<>(Frame.class, FrameWire::write, FrameWire::read));
    eventBus.registerCodec(
        new WireCodec<>(ShardSnapshot.class, SnapshotWire::write, SnapshotWire::read));
  }

  /** A cache and its ticker are on one node, so that nothing of this size is ever encoded. */
  private static byte[] stays(Changes changes) {
    throw new IllegalStateException("the changes of shard " + changes.shard() + " stay on a node");
  }

  private static Changes neverCame(byte[] bytes) {
    throw new IllegalStateException("changes do not come from other nodes");
  }
}
