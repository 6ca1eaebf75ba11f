package io.skysentinel.history.ask.stream;

import io.skysentinel.client.ClientMessage;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.client.ClientSequence.Verdict;
import io.skysentinel.client.ClientView;
import io.skysentinel.client.CompactReader;
import io.skysentinel.client.JsonReader;
import io.skysentinel.client.PackedReader;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.platform.socket.MessageForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a client by the book makes of what it is told. */
final class ToldClient {
  private final MessageForm form;
  private final List<ClientMessage> messages = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private final ClientView view = new ClientView();
  private final PackedReader packed = new PackedReader();
  private final CompactReader compact = new CompactReader();
  private boolean missed;

  ToldClient(MessageForm form) {
    this.form = form;
  }

  /** A message came. */
  synchronized void take(boolean isText, byte[] message) {
    String text = new String(message, StandardCharsets.UTF_8);
    try {
      if (isText && text.startsWith("{\"type\":\"state\"")) {
        states.add(text);
      } else {
        for (ClientMessage told : read(message)) {
          messages.add(told);
          missed |= view.take(told) != Verdict.NEXT;
        }
      }
    } catch (InvalidMessageException e) {
      throw new AssertionError(e);
    }
  }

  /** What it shows. */
  synchronized Map<String, Flight> flights() {
    return new TreeMap<>(view.flights());
  }

  synchronized List<ClientMessage> messages() {
    return List.copyOf(messages);
  }

  List<Snapshot> snapshots() {
    return messages().stream()
        .filter(Snapshot.class::isInstance)
        .map(Snapshot.class::cast)
        .toList();
  }

  /** The last that it was told of how it plays; empty before the first. */
  synchronized String state() {
    return states.isEmpty() ? "" : states.get(states.size() - 1);
  }

  /** Whether anything was missing, or came twice. */
  synchronized boolean missed() {
    return missed;
  }

  private List<ClientMessage> read(byte[] message) throws InvalidMessageException {
    return switch (form) {
      case JSON -> List.of(known(JsonReader.read(message)));
      case MSGPACK -> List.of(known(packed.read(message)));
      case COMPACT -> compact.read(message);
    };
  }

  private static ClientMessage known(@Nullable ClientMessage message) {
    if (message == null) {
      throw new AssertionError("a message of an unknown type");
    }
    return message;
  }
}
