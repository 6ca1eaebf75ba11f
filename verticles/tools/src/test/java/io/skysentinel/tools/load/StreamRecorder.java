package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what comes out of a stream, in the order in which it does. */
final class StreamRecorder
    implements ByteStream.Parts, HeadGatherer.Listener, WebSocketStream.Control {
  private final List<String> heard = new ArrayList<>();
  private final StringBuilder begun = new StringBuilder();

  /** The messages, and control frames as {@code ping …}, {@code close …}. */
  List<String> heard() {
    return heard;
  }

  /** What came of a message that has not ended. */
  String begun() {
    return begun.toString();
  }

  @Override
  public void part(ByteBuf in, int from, int to, boolean last) {
    begun.append(in.toString(from, to - from, StandardCharsets.ISO_8859_1));
    if (last) {
      heard.add(begun.toString());
      begun.setLength(0);
    }
  }

  @Override
  public void message(ByteBuf in, int from, int to) {
    heard.add(in.toString(from, to - from, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void ping(byte[] payload) {
    heard.add("ping " + new String(payload, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void closing(int code, String reason) {
    heard.add("close " + code + " " + reason);
  }
}
