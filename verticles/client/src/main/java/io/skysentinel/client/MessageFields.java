package io.skysentinel.client;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.wire.InvalidMessageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a JSON message as they come, until it is known what they make. */
final class MessageFields {
  String type = "";
  int shard;
  @Nullable String epoch;
  long seq;
  long t;
  @Nullable String view;
  long prev;
  @Nullable List<String> views;
  List<Flight> flights = List.of();
  List<String> removals = List.of();
  List<Stand> shards = List.of();
  String code = "";
  String message = "";

  /** The message; {@code null} when it is of a type that is not known here. */
  @Nullable ClientMessage message() throws InvalidMessageException {
    return switch (type) {
      case "snapshot" -> new ClientMessage.Snapshot(shard, epoch(), seq, t, views, flights);
      case "delta" ->
          new ClientMessage.Delta(shard, epoch(), seq, t, view, prev, flights, removals);
      case "heartbeat" -> new ClientMessage.Heartbeat(t, shards);
      case "error" -> new ClientMessage.Problem(code, message);
      case "" -> throw new InvalidMessageException("type is missing");
      default -> null;
    };
  }

  private String epoch() throws InvalidMessageException {
    if (epoch == null) {
      throw new InvalidMessageException("epoch is missing");
    }
    return epoch;
  }
}
