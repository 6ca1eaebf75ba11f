package io.skysentinel.tools.load;

import static io.skysentinel.tools.load.ServerFrames.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However the bytes are cut into chunks and reads, the same events come out. */
class SseStreamTest {
  private static final String EVENTS =
      ": hello\n\nretry: 1000\nid: 0:e:1\nevent: snapshot\ndata: {\"a\":1}\n\n"
          + "date: x\nda\nd\ndata\ndat:a\n:data: no\ndata:{\"b\":2}\n\ndata:\n\n";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 17, 1000})
  void aCutAnywhereChangesNothing(int chunk) throws Exception {
    ByteBuf bytes = ServerFrames.chunked(EVENTS, chunk);
    for (int cut = 0; cut <= bytes.readableBytes(); cut++) {
      StreamRecorder heard = new StreamRecorder();
      ServerFrames.feedInTwo(new SseStream(heard, true), bytes.duplicate(), cut);
      assertThat(heard.heard()).as("cut at %d", cut).containsExactly(" {\"a\":1}", "{\"b\":2}", "");
    }
  }

  @Test
  void withoutChunksACutAnywhereChangesNothing() throws Exception {
    for (int cut = 0; cut <= EVENTS.length(); cut++) {
      StreamRecorder heard = new StreamRecorder();
      ServerFrames.feedInTwo(new SseStream(heard, false), ascii(EVENTS), cut);
      assertThat(heard.heard()).as("cut at %d", cut).containsExactly(" {\"a\":1}", "{\"b\":2}", "");
    }
  }

  @Property(tries = 300)
  void anyEventsInAnyReadsAreTheMessagesThatWereSent(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int chunk) throws Exception {
    Random random = new Random(seed);
    List<String> sent = new ArrayList<>();
    StringBuilder events = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      String data = "data: ".repeat(random.nextInt(3)) + "x".repeat(random.nextInt(100));
      sent.add(data);
      events.append(random.nextBoolean() ? "id: " + i + "\n" : ": data: none\n");
      events.append("data:").append(data).append("\n\n");
    }
    StreamRecorder heard = new StreamRecorder();
    SseStream stream = new SseStream(heard, true);
    ByteBuf bytes = ServerFrames.chunked(events.toString(), chunk);
    while (bytes.isReadable()) {
      stream.read(bytes.readSlice(1 + random.nextInt(bytes.readableBytes())));
    }

    assertThat(heard.heard()).isEqualTo(sent);
  }

  @Test
  void linesMayEndAsWindowsEndsThem() throws Exception {
    StreamRecorder heard = new StreamRecorder();
    new SseStream(heard, false).read(ascii("id: 1\r\ndata:{}\r\n\r\ndata:[]\r\n\r\n"));

    // JSON does not mind the white space.
    assertThat(heard.heard()).containsExactly("{}\r", "[]\r");
  }

  @Test
  void anEventIsNotHeardBeforeItsLineHasEnded() throws Exception {
    StreamRecorder heard = new StreamRecorder();
    SseStream stream = new SseStream(heard, false);
    stream.read(ascii("data:{\"a\""));
    assertThat(heard.heard()).isEmpty();

    stream.read(ascii(":1}\n"));
    assertThat(heard.heard()).containsExactly("{\"a\":1}");
  }

  @Test
  void sizesAreHexadecimalInCapitalsToo() throws Exception {
    StreamRecorder heard = new StreamRecorder();
    String data = "data:" + "x".repeat(0xAB - 6) + "\n";
    new SseStream(heard, true).read(ascii("00AB\r\n" + data + "\r\n0\r\n\r\n"));

    assertThat(heard.heard()).containsExactly("x".repeat(0xAB - 6));
  }

  @ParameterizedTest
  @CsvSource({
    "'xyz', a chunk without a size",
    "'5;name=value', a chunk without a size",
    "'HTTP/1.1 200', a chunk without a size",
    "'80000000', a chunk of 2 GiB or more",
    "'8000000000000000', a chunk of 2 GiB or more",
    "'10000000000000005', a chunk of 2 GiB or more",
  })
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void saysWhatIsNoChunk(String size, String words) {
    StreamRecorder heard = new StreamRecorder();
    SseStream stream = new SseStream(heard, true);

    assertThatThrownBy(() -> stream.read(ascii(size + "\r\ndata:x\n")))
        .isInstanceOf(UnexpectedByteException.class)
        .hasMessage(words);
    assertThat(heard.heard()).isEmpty();
  }
}
