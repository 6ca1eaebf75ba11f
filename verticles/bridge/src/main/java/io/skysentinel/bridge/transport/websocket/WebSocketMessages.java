package io.skysentinel.bridge.transport.websocket;

import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.bridge.client.Client;
import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.transport.ClientRequestReader;
import io.skysentinel.bridge.updates.Encoding;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.platform.auth.token.Denial;
import io.skysentinel.platform.socket.CloseReason;
import io.skysentinel.platform.socket.FrameReader;
import io.skysentinel.platform.web.BadRequestException;
import java.util.List;

/** Does what one client of the live protocol says. */
final class WebSocketMessages implements FrameReader.Listener, ClientRequestReader.Handler {
  private static final String BAD_MESSAGE = "bad_message";

  /** Who never gets one right is a program gone wild. */
  private static final int MAX_BAD_IN_A_ROW = 10;

  private final Client client;
  private final Encoding encoding;
  private final ClientLoop clients;
  private final BridgeMetrics metrics;
  private int bad;

  WebSocketMessages(Client client, Encoding encoding, ClientLoop clients, BridgeMetrics metrics) {
    this.client = client;
    this.encoding = encoding;
    this.clients = clients;
    this.metrics = metrics;
  }

  @Override
  public void heard() {
    clients.heard(client);
  }

  @Override
  public boolean admitsMessage() {
    return clients.admitsMessage(client);
  }

  @Override
  public void message(String text) {
    try {
      ClientRequestReader.read(text, this);
      bad = 0;
    } catch (BadRequestException e) {
      metrics.rejected(BAD_MESSAGE);
      error(BAD_MESSAGE, String.valueOf(e.getMessage()));
      bad++;
      if (bad >= MAX_BAD_IN_A_ROW) {
        clients.expel(client, CloseReason.TOO_MANY_MESSAGES);
      }
    }
  }

  @Override
  public void show(String token) {
    Denial denial = clients.show(client, token);
    if (denial != null) {
      refused(CloseReason.of(denial));
    }
  }

  @Override
  public void watch(View view) {
    metrics.resync("view");
    clients.watch(client, view, encoding);
  }

  @Override
  public void resume(List<Stand> held) {
    metrics.resync("client");
    clients.resume(client, held);
  }

  @Override
  public void refused(CloseReason why) {
    boolean isMalformed = why == CloseReason.BINARY || why == CloseReason.NOT_UTF8;
    error(isMalformed ? BAD_MESSAGE : why.label(), why.explanation(clients.limits().ofMessages()));
    clients.expel(client, why);
  }

  /** Errors are not worth the memory that they would take for a client that does not read. */
  private void error(String code, String message) {
    if (client.socket().isWritable()) {
      client.writeOwn(encoding.error(code, message));
    }
  }
}
