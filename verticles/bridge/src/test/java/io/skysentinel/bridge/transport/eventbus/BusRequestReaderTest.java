package io.skysentinel.bridge.transport.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.bridge.questions.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusRequestReaderTest {

  @Test
  void readsTheMessagesOfASockJsFrame() {
    assertThat(BusRequestReader.messages("[\"a\",\"{\\\"b\\\":1}\"]"))
        .containsExactly("a", "{\"b\":1}");
    assertThat(BusRequestReader.messages("\"one\"")).containsExactly("one");
    assertThat(BusRequestReader.messages("[]")).isEmpty();
    assertThat(BusRequestReader.messages("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[\"a\"", "[\"a\",1]", "{}", "1", "[[\"a\"]]", "[\"a\"]x", "null"})
  void whatIsNoSockJsFrameIsNone(String text) {
    assertThat(BusRequestReader.messages(text)).isNull();
  }

  @Test
  void readsWhatTheOfficialClientSends() {
    assertThat(read("'type':'ping'")).isEqualTo("ping");
    assertThat(read("'type':'register','address':'a','headers':{}")).isEqualTo("register a");
    assertThat(read("'type':'unregister','address':'a','headers':{}")).isEqualTo("unregister a");
    assertThat(read("'type':'publish','address':'a','headers':{},'body':1")).isEqualTo("publish a");
    assertThat(read("'type':'send','address':'a','headers':{},'body':{'world':true}"))
        .isEqualTo("send a null {\"world\":true}");
    assertThat(read("'type':'send','address':'a','replyAddress':'r'")).isEqualTo("send a r null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                  | invalid_json",
        "[1]                                                | invalid_json",
        "{'type':'ping'} x                                  | invalid_json",
        "{'type':'ping','x':[[[[[[[[[[1]]]]]]]]]]}          | invalid_json",
        "{}                                                 | missing_type",
        "{'type':1}                                         | missing_type",
        "{'type':'send'}                                    | missing_address",
        "{'type':'send','address':{}}                       | missing_address",
        "{'type':'shout','address':'a'}                     | invalid_type",
        "{'type':'send','address':'a','replyAddress':'0123456789012345678901234567890123456'}"
            + "| invalid_reply_address",
      })
  void saysWhatIsWrongWithTheStockBridgesWords(String message, String code) {
    assertThat(readMessage(message)).matches(code + " .+");
  }

  private static String read(String members) {
    return readMessage("{" + members + "}");
  }

  private static String readMessage(String message) {
    Said said = new Said();
    BusRequestReader.read(message.replace('\'', '"'), said);
    return String.join("; ", said.all);
  }

  /** What was said, in words. */
  private static final class Said implements BusRequestReader.Handler {
    @Override
    public boolean admits(@Nullable String authorization) {
      return true;
    }

    private final List<String> all = new ArrayList<>();

    @Override
    public void ping() {
      all.add("ping");
    }

    @Override
    public void register(String address) {
      all.add("register " + address);
    }

    @Override
    public void unregister(String address) {
      all.add("unregister " + address);
    }

    @Override
    public void send(String address, @Nullable String replyAddress, @Nullable JsonNode body) {
      all.add("send " + address + " " + replyAddress + " " + body);
    }

    @Override
    public void publish(String address) {
      all.add("publish " + address);
    }

    @Override
    public void malformed(Refusal why) {
      assertThat(why.code()).isEqualTo(400);
      all.add(why.name() + " " + why.words());
    }
  }
}
