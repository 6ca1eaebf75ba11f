package io.skysentinel.bridge.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.hub.News;
import io.skysentinel.core.live.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one browser registered for. */
final class Registrations {
  /** Who wants more should watch the world. */
  static final int MOST = 128;

  private final Map<String, Audience.Seat> seats = new HashMap<>();

  /** Lets the browser hear what is said there; else says why not. */
  @Nullable Refusal add(String address, BusClient client, BusLoop loop) {
    Channel channel = Channel.at(address);
    if (channel == null) {
      return Refusals.nothingAt(address);
    }
    if (seats.containsKey(address)) {
      return Refusals.alreadyRegistered(address);
    }
    if (seats.size() >= MOST) {
      return Refusals.TOO_MANY_REGISTRATIONS;
    }
    seats.put(address, loop.audience(channel, client.socket().carriage()).join(client));
    return null;
  }

  /** It hears no more of that, which it need not have heard before; else says why not. */
  @Nullable Refusal remove(String address, BusLoop loop) {
    Audience.Seat seat = seats.remove(address);
    if (seat != null) {
      leave(seat, loop);
      return null;
    }
    return Channel.at(address) == null ? Refusals.nothingAt(address) : null;
  }

  /** It hears no more of anything. */
  void clear(BusLoop loop) {
    seats.values().forEach(seat -> leave(seat, loop));
    seats.clear();
  }

  /** Of each address what brings a browser to where the sky is; lent. */
  List<ByteBuf> whole(News sky) {
    List<ByteBuf> whole = new ArrayList<>();
    for (Audience.Seat seat : seats.values()) {
      View view = seat.audience().channel().view();
      if (view != null) {
        whole.add(sky.bytes(view, seat.audience().encoding()));
      }
    }
    return whole;
  }

  private static void leave(Audience.Seat seat, BusLoop loop) {
    seat.leave();
    loop.left(seat.audience());
  }
}
