package io.skysentinel.history.ask.stream;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.core.wire.ViewDeltas;
import io.skysentinel.platform.socket.ClientSocket;
import io.skysentinel.platform.socket.MessageForm;
import io.skysentinel.platform.socket.WebSocketFrames;
import java.util.List;

/** Writes what a player has to tell to its client. */
final class StreamOutput {
  private static final int STATE_SIZE = 128;

  private final ClientSocket socket;
  private final MessageForm form;
  private final StreamMetrics metrics;

  StreamOutput(ClientSocket socket, MessageForm form, StreamMetrics metrics) {
    this.socket = socket;
    this.form = form;
    this.metrics = metrics;
  }

  /** Tells all that is due, if the connection takes it; what is not told now is told later. */
  void tell(Player player) {
    if (!socket.isWritable()) {
      return;
    }
    if (player.shown.takeSnapshot()) {
      snapshot(player);
      heartbeat(player);
    }
    AppliedFrame frame = player.shown.takeFrame();
    if (frame != null) {
      ViewDeltas.of(messages(), frame, player.shown.view()).forEach(this::send);
    }
    if (player.takeState()) {
      state(player);
    }
  }

  /** Tells that the server is alive, and which instant is shown. */
  void heartbeat(Player player) {
    if (socket.isWritable() && player.shown.isTold()) {
      send(messages().heartbeat(player.shown.tMs(), List.of(player.shown.stand())));
    }
  }

  /** Tells what is wrong, if that costs no memory. */
  void error(String code, String words) {
    if (socket.isWritable()) {
      send(messages().error(code, words));
    }
  }

  private void snapshot(Player player) {
    Stand stand = player.shown.stand();
    send(
        messages()
            .snapshot(
                stand.shard(),
                stand.epoch(),
                stand.seq(),
                player.shown.tMs(),
                player.shown.view(),
                player.shown.rows()));
  }

  /** Text, whatever the form: the live protocol has no such message. */
  private void state(Player player) {
    JsonBytes json = new JsonBytes(STATE_SIZE).raw(JsonBytes.ascii("{'type':'state','t':"));
    json.integer(player.shown.tMs()).raw(JsonBytes.ascii(",'speed':")).number(player.speed());
    json.raw(JsonBytes.ascii(",'playing':")).bool(player.isPlaying()).raw('}');
    send(WebSocketFrames.TEXT.frame(json.toByteArray()));
  }

  private Messages messages() {
    return form.messages();
  }

  private void send(byte[] message) {
    send(form.frames().frame(message));
  }

  private void send(ByteBuf own) {
    metrics.sent(own.readableBytes());
    socket.write(own);
    own.release();
  }
}
