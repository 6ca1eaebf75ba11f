package io.skysentinel.bridge.transport.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(BusRequestReader.request("{\"type\":\"ping\"}")).isEqualTo(new BusRequest.Ping());
    assertThat(request("'type':'register','address':'a','headers':{}"))
        .isEqualTo(new BusRequest.Register("a"));
    assertThat(request("'type':'unregister','address':'a','headers':{}"))
        .isEqualTo(new BusRequest.Unregister("a"));
    assertThat(request("'type':'publish','address':'a','headers':{},'body':1"))
        .isEqualTo(new BusRequest.Publish("a"));
    assertThat(request("'type':'send','address':'a','headers':{},'body':{'world':true}"))
        .isInstanceOfSatisfying(
            BusRequest.Send.class,
            send -> {
              assertThat(send.replyAddress()).isNull();
              assertThat(send.body()).hasToString("{\"world\":true}");
            });
    assertThat(request("'type':'send','address':'a','replyAddress':'r'"))
        .isEqualTo(new BusRequest.Send("a", "r", null));
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
    assertThat(BusRequestReader.request(message.replace('\'', '"')))
        .isInstanceOfSatisfying(
            BusRequest.Malformed.class,
            broken -> {
              assertThat(broken.code()).isEqualTo(code);
              assertThat(broken.words()).isNotBlank();
            });
  }

  private static BusRequest request(String members) {
    return BusRequestReader.request("{" + members.replace('\'', '"') + "}");
  }
}
