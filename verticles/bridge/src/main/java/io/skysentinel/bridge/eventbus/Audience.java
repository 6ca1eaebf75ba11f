package io.skysentinel.bridge.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.hub.Encoding;
import io.skysentinel.core.wire.Messages;
import java.util.ArrayList;
import java.util.List;

/** All browsers of one loop that get the same bytes: same channel, same carriage. */
final class Audience {

  /** A browser's place in it. */
  static final class Seat {
    private final Audience audience;
    private final BusClient client;
    private int index;

    private Seat(Audience audience, BusClient client, int index) {
      this.audience = audience;
      this.client = client;
      this.index = index;
    }

    Audience audience() {
      return audience;
    }

    /** Gives it up. The last one moves here, so that leaving costs the same in any crowd. */
    void leave() {
      List<Seat> seats = audience.seats;
      Seat last = seats.remove(seats.size() - 1);
      if (last != this) {
        last.index = index;
        seats.set(index, last);
      }
    }
  }

  private final Channel channel;
  private final Carriage carriage;
  private final Encoding encoding;
  private final List<Seat> seats = new ArrayList<>();

  Audience(Channel channel, Carriage carriage) {
    this.channel = channel;
    this.carriage = carriage;
    this.encoding = new Encoding(Messages.JSON, new ChannelFraming(carriage, channel.address()));
  }

  Channel channel() {
    return channel;
  }

  Encoding encoding() {
    return encoding;
  }

  Seat join(BusClient client) {
    Seat seat = new Seat(this, client, seats.size());
    seats.add(seat);
    return seat;
  }

  boolean isEmpty() {
    return seats.isEmpty();
  }

  Carriage carriage() {
    return carriage;
  }

  /**
   * Tells everybody who keeps up; nobody's flush happens here.
   *
   * @return how many
   */
  int tell(ByteBuf messages) {
    int told = 0;
    for (int i = 0; i < seats.size(); i++) {
      if (seats.get(i).client.tell(messages)) {
        told++;
      }
    }
    return told;
  }
}
