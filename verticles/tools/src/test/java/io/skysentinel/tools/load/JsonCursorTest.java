package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {

  @Property(tries = 300)
  void readsAnyWholeNumber(@ForAll long number) throws Exception {
    assertThat(at(" \n\t" + number + ",").integer()).isEqualTo(number);
    assertThat(at(String.valueOf(number)).integer()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "x", "\"1\"", "null", ".5", "+5", "[1]"})
  void refusesWhatIsNoWholeNumber(String text) {
    assertThatThrownBy(() -> at(text).integer())
        .isInstanceOf(UnexpectedByteException.class)
        .hasMessage("a whole number should be here");
  }

  @Test
  void readsMembersOneByOne() throws Exception {
    JsonCursor cursor = at("{\"seq\" : 5 ,\"type\":\"delta\", \"t\":-7}");
    cursor.expect('{');
    assertThat(cursor.startsMember()).isTrue();
    assertThat(cursor.name()).isEqualTo("seq");
    assertThat(cursor.integer()).isEqualTo(5);
    assertThat(cursor.startsMember()).isTrue();
    assertThat(cursor.name()).isEqualTo("type");
    assertThat(cursor.text()).isEqualTo("delta");
    assertThat(cursor.startsMember()).isTrue();
    assertThat(cursor.name()).isEqualTo("t");
    assertThat(cursor.integer()).isEqualTo(-7);
    assertThat(cursor.startsMember()).isFalse();
    cursor.expect('}');
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "shard", "epoch", "seq", "t", "prev", "view", "body", "shards"})
  void knowsTheNamesOfHeadsAndNoneThatOnlyBeginsLikeThem(String name) throws Exception {
    assertThat(at("\"" + name + "\":").name()).isEqualTo(name);
    assertThat(at("\"" + name + "s!\":").name()).isEmpty();
    assertThat(at("\"x" + name + "\":").name()).isEmpty();
    assertThat(at("\"" + name.substring(1) + "\":").name()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "`5,`          | `,`",
        "`-1.5e+7}`    | `}`",
        "`true ]`      | `]`",
        "`null,`       | `,`",
        "`\"a,b\",`    | `,`",
        "`\"a\\\"},b\"]` | `]`",
        "`\"\\\\\"}`   | `}`",
      })
  void stepsOverPlainValues(String text, char next) throws Exception {
    JsonCursor cursor = at(text);

    assertThat(cursor.skipPlainValue()).isTrue();
    cursor.expect(next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}", "[1]", "", "  "})
  void doesNotStepOverAnythingLarger(String text) throws Exception {
    assertThat(at(text).skipPlainValue()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"abc", "\"abc\\\"", "\"\\"})
  void saysWhenATextHasNoEnd(String text) {
    assertThatThrownBy(() -> at(text).text()).hasMessage("a text has no end");
    assertThatThrownBy(() -> at(text).textHash()).hasMessage("a text has no end");
    assertThatThrownBy(() -> at(text).name()).hasMessage("a text has no end");
    assertThatThrownBy(() -> at(text).skipPlainValue()).hasMessage("a text has no end");
  }

  @Test
  void saysWhatShouldBeWhereItIsNot() {
    assertThatThrownBy(() -> at("[").expect('{')).hasMessage("'{' should be here");
    assertThatThrownBy(() -> at("").expect('{')).hasMessage("'{' should be here");
    assertThatThrownBy(() -> at("5").text()).hasMessage("'\"' should be here");
    assertThatThrownBy(() -> at("\"seq\" 5").name()).hasMessage("':' should be here");
  }

  @Test
  void walksThroughTheObjectsOfAnArray() throws Exception {
    JsonCursor cursor = at("[ {\"t\":1} , {\"t\":2} ]");
    cursor.expect('[');
    for (long expected = 1; expected <= 2; expected++) {
      assertThat(cursor.startsObject()).isTrue();
      assertThat(cursor.startsMember()).isTrue();
      assertThat(cursor.name()).isEqualTo("t");
      assertThat(cursor.integer()).isEqualTo(expected);
      cursor.expect('}');
    }
    assertThat(cursor.startsObject()).isFalse();
    cursor.expect(']');
  }

  @Test
  void anEpochsHashIsThatOfItsBytes() throws Exception {
    assertThat(at("\"00000012-1767323000000-0001\"").textHash())
        .isEqualTo(EpochHash.of("00000012-1767323000000-0001"));
  }

  /** Bytes stand before and behind what the cursor may see. */
  private static JsonCursor at(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuf in = ServerFrames.ascii("5\"" + text + "5\"}");
    return new JsonCursor(in, 2, 2 + bytes.length);
  }
}
