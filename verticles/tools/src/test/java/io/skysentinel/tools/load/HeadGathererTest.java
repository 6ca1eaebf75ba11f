package io.skysentinel.tools.load;

import static io.skysentinel.tools.load.ServerFrames.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadGathererTest {
  private static final int MOST = 2048;

  private final StreamRecorder recorder = new StreamRecorder();
  private final HeadGatherer gatherer = new HeadGatherer(recorder, false);

  @Test
  void handsOnWhatCameInOnePieceAsItIs() {
    ByteBuf bytes = ascii("##" + "x".repeat(5000) + "##");
    gatherer.part(bytes, 2, 5002, true);

    assertThat(recorder.heard()).containsExactly("x".repeat(5000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 2047, 2048, 2049, 4096, 9000})
  void ofWhatCameInPiecesItKeepsTheStart(int size) {
    String message = "0123456789".repeat(1000).substring(0, size);
    gatherer.part(ascii(message), 0, size / 3, false);
    gatherer.part(ascii(message), size / 3, size / 2, false);
    assertThat(recorder.heard()).isEmpty();

    gatherer.part(ascii(message), size / 2, size, true);
    assertThat(recorder.heard()).containsExactly(message.substring(0, Math.min(size, MOST)));
  }

  @Test
  void nothingOfAMessageIsLeftForTheNext() {
    gatherer.part(ascii("long ago"), 0, 8, false);
    gatherer.part(ascii(""), 0, 0, true);
    gatherer.part(ascii("ab"), 0, 1, false);
    gatherer.part(ascii("ab"), 1, 2, true);
    gatherer.part(ascii("whole"), 0, 5, true);

    assertThat(recorder.heard()).containsExactly("long ago", "ab", "whole");
  }

  @Test
  void anEmptyMessageIsOne() {
    gatherer.part(ascii(""), 0, 0, true);
    gatherer.part(ascii(""), 0, 0, false);
    gatherer.part(ascii(""), 0, 0, true);

    assertThat(recorder.heard()).containsExactly("", "");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 1700, 1800, 1900, 2000, 3000})
  void findsTheSnapshotsOfAReplyThatIsCutAnywhere(int before) {
    // The mark of the second one lies around the end of what is kept, for some of the sizes.
    String snapshot = "{\"type\":\"snapshot\",\"shard\":%d,\"epoch\":\"e\",\"seq\":8,\"t\":1";
    String reply =
        "{\"type\":\"rec\",\"address\":\"snapshot\",\"body\":{\"shards\":["
            + (snapshot.formatted(1) + ",\"flights\":[" + " ".repeat(before) + "]},")
            + (snapshot.formatted(2) + ",\"flights\":[]}]}}");
    for (int cut = 0; cut <= reply.length(); cut++) {
      StreamRecorder heard = new StreamRecorder();
      HeadGatherer replies = new HeadGatherer(heard, true);
      replies.part(ascii(reply), 0, cut, false);
      replies.part(ascii(reply), cut, reply.length(), true);
      assertThat(heard.heard())
          .as("cut at %d", cut)
          .containsExactly(
              snapshot.formatted(1) + ",\"flights\":[",
              snapshot.formatted(2) + ",\"flights\":[",
              reply.substring(0, Math.min(MOST, reply.length())));
    }
  }

  @Test
  void doesNotLookIntoDeltasNorIntoAnythingWhereThereAreNoReplies() {
    String inside = "\"body\":{\"type\":\"snapshot\",\"shard\":1,\"epoch\":\"e\"}}";
    String delta = "{\"type\":\"rec\",\"address\":\"sky.delta.world\"," + inside;
    String reply = "{\"type\":\"rec\",\"address\":\"snapshot\"," + inside;
    new HeadGatherer(recorder, true).part(ascii(delta), 0, delta.length(), true);
    gatherer.part(ascii(reply), 0, reply.length(), true);

    assertThat(recorder.heard()).containsExactly(delta, reply);
  }
}
