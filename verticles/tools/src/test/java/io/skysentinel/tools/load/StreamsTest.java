package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
    ByteBuf bytes =
        new ServerFrames()
            .frame(ServerFrames.TEXT, "short")
            .frame(ServerFrames.TEXT, "")
            .frame(ServerFrames.BINARY, "m".repeat(126))
            .frame(ServerFrames.TEXT_THAT_GOES_ON, "two ")
            .frame(ServerFrames.PING, "now")
            .frame(ServerFrames.LAST, "parts")
            .frame(ServerFrames.BINARY, "x".repeat(70_000))
            .frame(ServerFrames.CLOSE, "\u0003\u00e8bye")
            .bytes();
    Recorder recorder = new Recorder();
    ServerFrames.feed(
        new WebSocketStream(new HeadGatherer(recorder, false), recorder), bytes, readSize);

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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 64, 1 << 20})
  void takesEventsApart(int readSize) throws Exception {
    String events =
        ": hello\n\nid: 0:e:1\nevent: snapshot\ndata: {\"a\":1}\n\ndate: x\ndata:{\"b\":2}\n\n";
    ByteBuf bytes = ServerFrames.chunked(events, 17);
    ServerFrames.feed(
        new SseStream(new HeadGatherer(new Recorder(), false), true), bytes, readSize);
    ServerFrames.feed(
        new SseStream(new HeadGatherer(new Recorder(), false), false),
        ServerFrames.ascii(events),
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
    ByteBuf bytes =
        new ServerFrames()
            .frame(ServerFrames.TEXT, reply)
            .frame(
                ServerFrames.TEXT, "{\"type\":\"rec\",\"address\":\"sky.delta.world\",\"shard\":1}")
            .bytes();
    Recorder recorder = new Recorder();
    ServerFrames.feed(
        new WebSocketStream(new HeadGatherer(recorder, true), recorder), bytes, readSize);

    assertThat(seen).hasSize(4).startsWith("inner 0 5", "inner 4 90");
  }
}
