package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.View;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients say: the frames, and the words of the event bus in them. */
class ClientTalkTest {
  private static final int MASKED = 0x80;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 1000, 65_535})
  void aTextIsOneMaskedFrame(int length) {
    ByteBuf frame = ClientFrames.text("t".repeat(length));

    assertThat(frame.readUnsignedByte()).isEqualTo((short) 0x81);
    int size = frame.readUnsignedByte();
    assertThat(size & MASKED).isEqualTo(MASKED);
    assertThat(length < 126 ? size & 0x7f : frame.readUnsignedShort()).isEqualTo(length);
    assertThat(payload(frame)).isEqualTo("t".repeat(length));
  }

  @Test
  void lengthsCountBytesAndNotLetters() {
    ByteBuf frame = ClientFrames.text("→→");

    assertThat(frame.getUnsignedByte(1) & 0x7f).isEqualTo(6);
    frame.skipBytes(2);
    assertThat(payload(frame)).isEqualTo("→→");
  }

  @Test
  void aPongSaysWhatThePingSaid() {
    ByteBuf frame = ClientFrames.pong("are you there?".getBytes(StandardCharsets.UTF_8));

    assertThat(frame.readUnsignedByte()).isEqualTo((short) 0x8a);
    frame.skipBytes(1);
    assertThat(payload(frame)).isEqualTo("are you there?");
  }

  @Test
  void saysGoodByeAsANormalEnd() {
    ByteBuf frame = ClientFrames.close();

    assertThat(frame.readUnsignedByte()).isEqualTo((short) 0x88);
    assertThat(frame.readUnsignedByte() & 0x7f).isEqualTo(2);
    assertThat(frame.readInt()).isZero();
    assertThat(frame.readUnsignedShort()).isEqualTo(1000);
    assertThat(frame.isReadable()).isFalse();
  }

  @Test
  void onTheEventBusItSubscribesBeforeItAsks() {
    List<String> hello = new EventBusTalk(View.WORLD, "").hello();

    assertThat(hello).hasSize(2);
    assertThat(new JsonObject(hello.get(0)))
        .isEqualTo(new JsonObject().put("type", "register").put("address", "sky.delta.world"));
    JsonObject ask = new JsonObject(hello.get(1));
    assertThat(ask.getString("type")).isEqualTo("send");
    assertThat(ask.getString("address")).isEqualTo("sky.snapshot");
    assertThat(ask.getString("replyAddress")).isNotEmpty().doesNotStartWith("sky.delta");
    assertThat(ask.getJsonObject("body")).isEqualTo(new JsonObject().put("world", true));
  }

  @Test
  void onTheEventBusABoxIsEachOfItsTilesAndItsFourSidesInTheQuestion() {
    String box = "175,0,-175,5.5";
    EventBusTalk talk = new EventBusTalk(LoadOptions.view(box), box);

    assertThat(talk.hello().subList(0, talk.hello().size() - 1))
        .extracting(text -> new JsonObject(text).getString("address"))
        .containsExactly("sky.delta.n00w180", "sky.delta.n00e170");
    assertThat(new JsonObject(talk.askSnapshot()).getJsonObject("body"))
        .isEqualTo(new JsonObject().put("bbox", new JsonArray("[175,0,-175,5.5]")));
  }

  @Test
  void asksAgainWithTheSameWordsAndPingsAsTheBridgeWantsIt() {
    EventBusTalk talk = new EventBusTalk(View.WORLD, "");

    assertThat(talk.askSnapshot()).isEqualTo(talk.hello().get(1));
    assertThat(talk.ping()).isEqualTo("{\"type\":\"ping\"}");
  }

  /** Behind the key, which is of zeros, so that the bytes stay as they are. */
  private static String payload(ByteBuf frame) {
    assertThat(frame.readInt()).isZero();
    return frame.toString(StandardCharsets.UTF_8);
  }
}
