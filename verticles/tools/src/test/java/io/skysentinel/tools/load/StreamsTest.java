package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the bytes are cut into reads, the same messages come out. */
class StreamsTest {
  private final List<String> seen = new ArrayList<>();

  private final class Recorder implements HeadGatherer.Listener, WebSocketStream.Control {
    @Override
    public void message(ByteBuf in, int from, int to) {
      String text = in.toString(from, to - from, StandardCharsets.UTF_8);
      Head head = new Head();
      if (new JsonHeads().read(in, from, to, head) && head.type == Head.Type.SNAPSHOT) {
        text = "inner " + head.shard + " " + head.seq;
      }
      seen.add(text.length() > 30 ? text.substring(0, 3) + "…" + text.length() : text);
    }

    @Override
    public void ping(byte[] payload) {
      seen.add("ping " + new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void closing(int code, String reason) {
      seen.add("close " + code + " " + reason);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 1 << 20})
  void takesFramesApart(int readSize) throws Exception {
    ByteBuf bytes = Unpooled.buffer();
    frame(bytes, 0x81, "short");
    frame(bytes, 0x81, "");
    frame(bytes, 0x82, "m".repeat(126));
    frame(bytes, 0x01, "two ");
    frame(bytes, 0x89, "now");
    frame(bytes, 0x80, "parts");
    frame(bytes, 0x82, "x".repeat(70_000));
    frame(bytes, 0x88, "\u0003\u00e8bye");
    Recorder recorder = new Recorder();
    feed(new WebSocketStream(new HeadGatherer(recorder, false), recorder), bytes, readSize);

    assertThat(seen)
        .containsExactly(
            "short",
            "",
            "mmm…126",
            "ping now",
            "two parts",
            // Only the start of a large one is kept, if it came in pieces.
            readSize < 70_000 ? "xxx…2048" : "xxx…70000",
            "close 1000 bye");
  }

  @Test
  void refusesWhatAServerMayNotSend() {
    Recorder recorder = new Recorder();
    WebSocketStream masked = new WebSocketStream(new HeadGatherer(recorder, false), recorder);
    WebSocketStream squeezed = new WebSocketStream(new HeadGatherer(recorder, false), recorder);

    assertThatThrownBy(() -> masked.read(Unpooled.wrappedBuffer(new byte[] {-127, -127})))
        .hasMessageContaining("masked");
    assertThatThrownBy(() -> squeezed.read(Unpooled.wrappedBuffer(new byte[] {-63, 1})))
        .hasMessageContaining("extension");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 64, 1 << 20})
  void takesEventsApart(int readSize) throws Exception {
    String events =
        ": hello\n\nid: 0:e:1\nevent: snapshot\ndata: {\"a\":1}\n\ndate: x\ndata:{\"b\":2}\n\n";
    ByteBuf bytes = Unpooled.buffer();
    for (int at = 0; at < events.length(); at += 17) {
      String chunk = events.substring(at, Math.min(events.length(), at + 17));
      text(bytes, Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n");
    }
    feed(new SseStream(new HeadGatherer(new Recorder(), false), true), bytes, readSize);
    feed(
        new SseStream(new HeadGatherer(new Recorder(), false), false),
        Unpooled.copiedBuffer(events, StandardCharsets.UTF_8),
        readSize);

    assertThat(seen).containsExactly(" {\"a\":1}", "{\"b\":2}", " {\"a\":1}", "{\"b\":2}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1 << 20})
  void findsTheSnapshotsInsideAReply(int readSize) throws Exception {
    String flights = "{\"icao24\":\"a1b2c3\",\"callsign\":\"\\\"shard\\\":7\"},".repeat(200);
    String snapshot =
        "{\"type\":\"snapshot\",\"shard\":%d,\"epoch\":\"e\",\"seq\":%d,\"t\":1,\"flights\":[%s]}";
    String reply =
        "{\"type\":\"rec\",\"address\":\"snapshot\",\"body\":{\"shards\":["
            + snapshot.formatted(0, 5, flights)
            + ","
            + snapshot.formatted(4, 90, flights)
            + "]}}";
    ByteBuf bytes = Unpooled.buffer();
    frame(bytes, 0x81, reply);
    frame(bytes, 0x81, "{\"type\":\"rec\",\"address\":\"sky.delta.world\",\"shard\":1}");
    Recorder recorder = new Recorder();
    feed(new WebSocketStream(new HeadGatherer(recorder, true), recorder), bytes, readSize);

    assertThat(seen).hasSize(4).startsWith("inner 0 5", "inner 4 90");
  }

  private static void frame(ByteBuf out, int first, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
    out.writeByte(first);
    if (bytes.length < 126) {
      out.writeByte(bytes.length);
    } else if (bytes.length < 65_536) {
      out.writeByte(126).writeShort(bytes.length);
    } else {
      out.writeByte(127).writeLong(bytes.length);
    }
    out.writeBytes(bytes);
  }

  private static void text(ByteBuf out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void feed(ByteStream stream, ByteBuf bytes, int readSize) throws Exception {
    while (bytes.isReadable()) {
      stream.read(bytes.readSlice(Math.min(readSize, bytes.readableBytes())));
    }
  }
}
