package io.skysentinel.bridge.transport.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.updates.Framing;
import io.skysentinel.bridge.updates.MessageKind;

/** Puts each message of the live protocol into one that is received at an address. */
record AddressFraming(BusFraming framing, String address) implements Framing {

  @Override
  public ByteBuf frame(MessageKind kind, byte[] message) {
    return framing.message(BusMessages.received(address, message));
  }
}
