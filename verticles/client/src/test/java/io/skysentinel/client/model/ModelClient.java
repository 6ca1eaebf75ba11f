package io.skysentinel.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.client.ClientMessage;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientSequence.Verdict;
import io.skysentinel.client.ClientView;
import io.skysentinel.client.CompactReader;
import io.skysentinel.client.PackedReader;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.core.wire.QuantizedFlight;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A client with the socket before it; messages in bytes it has to read back. */
final class ModelClient {

  /** What a client comes by. */
  enum Way {
    /** A socket that loses nothing without saying so, with exact messages. */
    EXACT,
    /** The same, with MessagePack. */
    PACKED,
    /** The same, with compact messages. */
    COMPACT,
    /** A socket that loses messages without a word, which a real one never does. */
    LOSSY,
    /** The event bus, where each tile has an address of its own. */
    BUS;

    /** In what messages are written; {@code null} where they are handed over as they are. */
    @Nullable Messages encoding() {
      return switch (this) {
        case PACKED -> Messages.PACKED;
        case COMPACT, LOSSY -> Messages.COMPACT;
        case EXACT, BUS -> null;
      };
    }
  }

  /**
   * A message, as it is or in bytes.
   *
   * @param address on the event bus the view at whose address it comes, {@code null} elsewhere
   */
  record Parcel(
      @Nullable ClientMessage message, byte @Nullable [] bytes, @Nullable String address) {
    static Parcel of(ClientMessage message) {
      return new Parcel(message, null, null);
    }

    static Parcel of(byte[] bytes) {
      return new Parcel(null, bytes, null);
    }

    static Parcel at(View address, ClientMessage message) {
      return new Parcel(message, null, address.toString());
    }
  }

  private final ClientView client = new ClientView();
  private final PackedReader packed = new PackedReader();
  private final CompactReader compact = new CompactReader();
  private final Queue<Parcel> socket = new ArrayDeque<>();
  private final Way way;
  private boolean resumed;
  private View view = View.WORLD;

  /** Set by the bridge when it dropped deltas because the socket was full. */
  boolean behind;

  ModelClient(Way way) {
    this.way = way;
  }

  View view() {
    return view;
  }

  void watch(View now) {
    view = now;
  }

  boolean isLossy() {
    return way == Way.LOSSY;
  }

  boolean isOnBus() {
    return way == Way.BUS;
  }

  @Nullable Messages encoding() {
    return way.encoding();
  }

  int queued() {
    return socket.size();
  }

  void send(Parcel parcel) {
    socket.add(parcel);
  }

  /** The connection breaks: what is under way is lost, and a half-sent write with it. */
  List<Stand> reconnect() {
    socket.clear();
    behind = false;
    resumed = true;
    List<String> views = view.isWorld() ? null : view.names();
    List<Stand> stands = client.resume(views);
    if (way.encoding() != null) {
      List<Stand> read = way == Way.PACKED ? packed.resume(views) : compact.resume(views);
      assertThat(read).isEqualTo(stands);
    }
    return stands;
  }

  /** Reads one message; the answer is whether a snapshot must be asked for. */
  boolean read() {
    Parcel parcel = socket.poll();
    if (parcel == null) {
      return false;
    }
    boolean asks = false;
    for (ClientMessage message : messages(parcel)) {
      Verdict verdict =
          parcel.address() == null
              ? client.take(message)
              : client.takeAt(parcel.address(), message);
      if (!isLossy()) {
        assertThat(verdict).as("%s", message).isNotIn(Verdict.MISSED, Verdict.AWAITING);
        assertThat(resumed || verdict != Verdict.DOUBLED).isTrue();
      }
      asks |=
          verdict == Verdict.MISSED
              || (verdict == Verdict.AWAITING && message instanceof Heartbeat);
    }
    return asks;
  }

  boolean hasMail() {
    return !socket.isEmpty();
  }

  Map<String, Flight> flights() {
    return client.flights();
  }

  /** A flight as it is shown. */
  Flight shown(Flight flight) {
    return way.encoding() == null ? flight : QuantizedFlight.of(flight).flight();
  }

  @Nullable Parcel lose() {
    return socket.poll();
  }

  /** Whatever happened before, a row builds on what is held. */
  private List<ClientMessage> messages(Parcel parcel) {
    byte[] bytes = parcel.bytes();
    if (bytes == null) {
      return List.of(parcel.message());
    }
    try {
      return way == Way.PACKED ? List.of(packed.read(bytes)) : compact.read(bytes);
    } catch (InvalidMessageException e) {
      throw new AssertionError("a client by the book cannot read what it is told", e);
    }
  }
}
