package io.skysentinel.bridge.hub;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Clients that are told the same bytes: one view, one encoding. */
final class ClientGroup {

  /** What they have in common. */
  record Kind(View view, Encoding encoding) {}

  private final Kind kind;
  private final Transport transport;
  private final List<Client> clients = new ArrayList<>();

  ClientGroup(Kind kind, Transport transport) {
    this.kind = kind;
    this.transport = transport;
  }

  Kind kind() {
    return kind;
  }

  Transport transport() {
    return transport;
  }

  boolean isEmpty() {
    return clients.isEmpty();
  }

  void add(Client client) {
    client.index = clients.size();
    clients.add(client);
  }

  /** The last one takes the place that becomes free. */
  void remove(Client client) {
    Client last = clients.remove(clients.size() - 1);
    if (last != client) {
      clients.set(client.index, last);
      last.index = client.index;
    }
  }

  /**
   * Writes to each that takes it.
   *
   * @param full is given those that do not, and may remove them
   * @return to how many
   */
  int write(ByteBuf bytes, Consumer<Client> full) {
    int written = 0;
    // Backwards, because who is removed is replaced by one that had its turn.
    for (int i = clients.size() - 1; i >= 0; i--) {
      Client client = clients.get(i);
      if (client.outlet.isWritable()) {
        client.outlet.write(bytes);
        written++;
      } else {
        full.accept(client);
      }
    }
    return written;
  }

  List<Client> clients() {
    return List.copyOf(clients);
  }
}
