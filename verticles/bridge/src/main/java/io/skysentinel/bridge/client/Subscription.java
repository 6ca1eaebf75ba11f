package io.skysentinel.bridge.client;

import io.skysentinel.bridge.updates.Encoding;
import io.skysentinel.platform.socket.ClientSocket;

/** A topic of a client, and its place among those who are told the same bytes. */
final class Subscription {
  final Client client;

  /** The client's own, kept here because each tick writes to it. */
  final ClientSocket socket;

  final Topic topic;
  final Encoding encoding;

  /** Its place in the group, while the client is fed. */
  int index;

  Subscription(Client client, Topic topic, Encoding encoding) {
    this.client = client;
    this.socket = client.socket;
    this.topic = topic;
    this.encoding = encoding;
  }
}
