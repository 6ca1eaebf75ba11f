package io.skysentinel.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.client.ClientMessage;
import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.client.ClientSequence.Verdict;
import io.skysentinel.client.ClientView;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.testing.SampleSightings;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A client with the socket before it; also checks that packed rows build on what it holds. */
final class ModelClient {

  /** What a client comes by. */
  enum Way {
    /** A socket that loses nothing without saying so. */
    SOCKET,
    /** One that loses messages without a word, which a real one never does. */
    LOSSY_SOCKET,
    /** The event bus, where each tile has an address of its own. */
    BUS
  }

  /**
   * A row of a message as the packed encoding has it.
   *
   * @param base the contact that it builds on, "whole" when on nothing
   */
  record PackedRow(int id, String icao24, String base) {}

  /**
   * A message in both encodings.
   *
   * @param address on the event bus the view at whose address it comes, {@code null} elsewhere
   * @param removedIds in the order of the removals
   */
  record Parcel(
      ClientMessage message,
      @Nullable String address,
      List<PackedRow> rows,
      List<Integer> removedIds) {}

  private final ClientView client = new ClientView();
  private final Queue<Parcel> socket = new ArrayDeque<>();
  private final Map<Integer, Map<Integer, String>> idsByShard = new HashMap<>();
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
    return way == Way.LOSSY_SOCKET;
  }

  boolean isOnBus() {
    return way == Way.BUS;
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
    return client.resume(view.isWorld() ? null : view.names());
  }

  /** Reads one message; the answer is whether a snapshot must be asked for. */
  boolean read() {
    Parcel parcel = socket.poll();
    if (parcel == null) {
      return false;
    }
    Map<String, Flight> before = client.flights();
    String address = parcel.address();
    Verdict verdict =
        address == null ? client.take(parcel.message()) : client.takeAt(address, parcel.message());
    if (!isLossy()) {
      assertThat(verdict).as("%s", parcel.message()).isNotIn(Verdict.MISSED, Verdict.AWAITING);
      assertThat(resumed || verdict != Verdict.DOUBLED).isTrue();
    }
    if (verdict == Verdict.NEXT && !isOnBus()) {
      checkPacked(parcel, before);
    }
    return verdict == Verdict.MISSED
        || (verdict == Verdict.AWAITING && parcel.message() instanceof Heartbeat);
  }

  boolean hasMail() {
    return !socket.isEmpty();
  }

  Map<String, Flight> flights() {
    return client.flights();
  }

  @Nullable Parcel lose() {
    return socket.poll();
  }

  private void checkPacked(Parcel parcel, Map<String, Flight> before) {
    if (parcel.message() instanceof Snapshot snapshot) {
      Map<Integer, String> ids = new HashMap<>();
      parcel.rows().forEach(row -> assertThat(ids.put(row.id(), row.icao24())).isNull());
      idsByShard.put(snapshot.shard(), ids);
    } else if (parcel.message() instanceof Delta delta) {
      Map<Integer, String> ids = idsByShard.get(delta.shard());
      for (PackedRow row : parcel.rows()) {
        if (row.base().equals("whole")) {
          ids.put(row.id(), row.icao24());
        } else {
          assertThat(ids.get(row.id())).isEqualTo(row.icao24());
          assertThat(row.base()).isEqualTo(SampleSightings.contact(before.get(row.icao24())));
        }
      }
      for (int i = 0; i < delta.removals().size(); i++) {
        assertThat(ids.get(parcel.removedIds().get(i))).isEqualTo(delta.removals().get(i));
      }
    }
  }
}
