package io.skysentinel.bridge.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.hub.Framing;

/** Puts each message of the live protocol into one that is received at the channel's address. */
record ChannelFraming(Carriage carriage, String address) implements Framing {

  @Override
  public ByteBuf frame(Kind kind, int tile, byte[] message) {
    return carriage.message(BusMessages.received(address, message));
  }
}
