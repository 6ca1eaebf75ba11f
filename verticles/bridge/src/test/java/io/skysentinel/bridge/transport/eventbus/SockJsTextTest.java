package io.skysentinel.bridge.transport.eventbus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.handler.sockjs.impl.JsonCodec;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockJsTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "{\"a\":\"b\"}",
        "back\\slash",
        "\n\r\t\b\f\u0000\u001f\u007f",
        "Ünïcödé €",
        "\u2028\u2029\u200d",
        "✈ and 🛩"
      })
  void escapesAsVertxWebDoes(String text) {
    assertThat(escaped(text)).isEqualTo(asVertxWeb(text));
  }

  @Test
  void whateverIsEscapedReadsBackAsItWas() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int round = 0; round < 200; round++) {
      String text =
          random
              .ints(40, 0, Character.MAX_CODE_POINT + 1)
              .map(code -> random.nextBoolean() ? code % 0x180 : code)
              .filter(code -> code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      String array = "[\"" + escaped(text) + "\"]";
      assertThat(array).matches("\\p{ASCII}*");
      assertThat(new JsonArray(array).getString(0)).isEqualTo(text);
    }
  }

  private static String escaped(String text) {
    return new String(SockJsText.escape(text.getBytes(UTF_8)), UTF_8);
  }

  private static String asVertxWeb(String text) {
    String array = JsonCodec.encode(new String[] {text});
    return array.substring(2, array.length() - 2);
  }
}
