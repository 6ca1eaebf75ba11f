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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However the bytes are cut into reads, the same messages come out, whole and in order. */
class WebSocketStreamTest {
  private final StreamRecorder recorder = new StreamRecorder();
  private final WebSocketStream stream = new WebSocketStream(recorder, recorder);

  @Test
  void aCutAnywhereChangesNothing() throws Exception {
    ByteBuf bytes =
        new ServerFrames()
            .frame(ServerFrames.TEXT, "one")
            .frame(ServerFrames.TEXT_THAT_GOES_ON, "two ")
            .frame(ServerFrames.PING, "now")
            .frame(ServerFrames.MIDDLE, "")
            .frame(ServerFrames.MIDDLE, "three ")
            .frame(ServerFrames.LAST, "parts")
            .frame(ServerFrames.TEXT, "")
            .frame(ServerFrames.BINARY, "m".repeat(300))
            .frame(ServerFrames.CLOSE, "\u0003\u00e8bye")
            .bytes();

    for (int cut = 0; cut <= bytes.readableBytes(); cut++) {
      StreamRecorder heard = new StreamRecorder();
      ServerFrames.feedInTwo(new WebSocketStream(heard, heard), bytes.duplicate(), cut);
      assertThat(heard.heard())
          .as("cut at %d", cut)
          .containsExactly(
              "one", "ping now", "two three parts", "", "m".repeat(300), "close 1000 bye");
    }
  }

  @Property(tries = 300)
  void anyFramesInAnyReadsAreTheMessagesThatWereSent(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<String> sent = new ArrayList<>();
    ServerFrames frames = new ServerFrames();
    for (int i = random.nextInt(6); i >= 0; i--) {
      sent.add(addMessage(frames, random));
    }
    StreamRecorder heard = new StreamRecorder();
    WebSocketStream any = new WebSocketStream(heard, heard);
    ByteBuf bytes = frames.bytes();
    while (bytes.isReadable()) {
      any.read(bytes.readSlice(1 + random.nextInt(bytes.readableBytes())));
    }

    assertThat(heard.heard()).filteredOn(text -> !text.equals("ping p")).isEqualTo(sent);
    assertThat(heard.begun()).isEmpty();
  }

  /** A message in one to three frames, some with a ping in between; returns what it says. */
  private static String addMessage(ServerFrames frames, Random random) {
    String text = "x".repeat(random.nextInt(3) * random.nextInt(200)) + random.nextInt(100);
    int cut = random.nextInt(text.length());
    switch (random.nextInt(3)) {
      case 0 -> frames.frame(ServerFrames.BINARY, text);
      case 1 ->
          frames
              .frame(ServerFrames.TEXT_THAT_GOES_ON, text.substring(0, cut))
              .frame(ServerFrames.LAST, text.substring(cut));
      default ->
          frames
              .frame(ServerFrames.TEXT_THAT_GOES_ON, text.substring(0, cut))
              .frame(ServerFrames.PING, "p")
              .frame(ServerFrames.MIDDLE, text.substring(cut))
              .frame(ServerFrames.LAST, "");
    }
    return text;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
  void knowsAllThreeWaysToSayALength(int length) throws Exception {
    ByteBuf bytes =
        new ServerFrames()
            .frame(ServerFrames.BINARY, "b".repeat(length))
            .frame(ServerFrames.TEXT, "behind it")
            .bytes();
    ServerFrames.feed(stream, bytes, 4096);

    assertThat(recorder.heard()).containsExactly("b".repeat(length), "behind it");
  }

  @Test
  void aLengthInMoreBytesThanNeededIsALength() throws Exception {
    ByteBuf bytes = ascii("\u0081\u007e\0\2hi\u0081\u007f\0\0\0\0\0\0\0\3you");
    stream.read(bytes);

    assertThat(recorder.heard()).containsExactly("hi", "you");
  }

  @Test
  void aMessageIsNotHeardBeforeItHasArrived() throws Exception {
    stream.read(ascii("\u0081\5hell"));
    assertThat(recorder.heard()).isEmpty();
    assertThat(recorder.begun()).isEqualTo("hell");

    stream.read(ascii("o"));
    assertThat(recorder.heard()).containsExactly("hello");
  }

  @ParameterizedTest
  @CsvSource({
    "'', close 1005 ",
    "'\u0003', close 1005 ",
    "'\u0003\u00e8', close 1000 ",
    "'\u0003\u00f3going away', close 1011 going away",
    // The longest that a control frame may have.
    "'\u000f\u009fx', close 3999 x",
  })
  void saysHowTheServerCloses(String payload, String heard) throws Exception {
    stream.read(new ServerFrames().frame(ServerFrames.CLOSE, payload).bytes());

    assertThat(recorder.heard()).singleElement().asString().isEqualToIgnoringWhitespace(heard);
  }

  @Test
  void aPongIsNoMessage() throws Exception {
    ServerFrames frames = new ServerFrames().frame(ServerFrames.PONG, "p");
    stream.read(frames.frame(ServerFrames.TEXT, "text").bytes());

    assertThat(recorder.heard()).containsExactly("text");
  }

  @ParameterizedTest
  @CsvSource({
    "'\u0081\u0081', a masked frame from a server",
    "'\u00c1\1', a frame of an extension that was not asked for",
    "'\u00a1\1', a frame of an extension that was not asked for",
    "'\u0091\1', a frame of an extension that was not asked for",
    "'\u0089\u007e\1\0', a control frame of 256 bytes",
    "'\u0088\u007e\0\u007e', a control frame of 126 bytes",
    "'\u0082\u007f\u0080\0\0\0\0\0\0\0x', a frame with a length below 0",
    "'\u0082\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ffx', a frame with a length below 0",
  })
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void saysWhatAServerMayNotSend(String bytes, String words) {
    assertThatThrownBy(() -> stream.read(ascii(bytes)))
        .isInstanceOf(UnexpectedByteException.class)
        .hasMessage(words);
    assertThat(recorder.heard()).isEmpty();
  }
}
