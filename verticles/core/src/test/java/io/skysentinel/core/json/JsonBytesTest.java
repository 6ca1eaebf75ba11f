package io.skysentinel.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {

  @Property
  void anyDoubleReadsBackAsItself(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    String json = number(value);
    if (Double.isFinite(value)) {
      assertThat(Double.parseDouble(json)).isEqualTo(value);
    } else {
      assertThat(json).isEqualTo("null");
    }
  }

  @Property(tries = 5000)
  void shortDecimalsAreWrittenAsTheyWere(
      @ForAll @LongRange(min = -99_999_999_999L, max = 99_999_999_999L) long digits,
      @ForAll @IntRange(min = 0, max = 7) int places) {
    double value = BigDecimal.valueOf(digits, places).doubleValue();
    String expected = BigDecimal.valueOf(digits, places).stripTrailingZeros().toPlainString();
    assertThat(number(value)).isEqualTo(expected);
  }

  @Property
  void everyLongIsWrittenInFull(
      @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long value) {
    assertThat(text(new JsonBytes(1).integer(value))).isEqualTo(Long.toString(value));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        -0.0,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        0.1 + 0.2,
        1e15,
        1e22,
        -1e-7,
        5e-8,
        9007199254740993.0,
        99999999.9999999,
        123456789.1234567,
        4.35,
        1.005
      })
  void awkwardNumbersReadBackAsThemselves(double value) {
    // Boxed, because 0.0 and -0.0 are equal as primitives.
    assertThat(Double.valueOf(Double.parseDouble(number(value)))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "10, 10", "0.5, 0.5", "-0.05, -0.05", "1234.5, 1234.5", "-73.7781, -73.7781"})
  void writesNoMoreDigitsThanNeeded(double value, String expected) {
    assertThat(number(value)).isEqualTo(expected);
  }

  @Test
  void escapesWhatJsonForbidsInStrings() {
    assertThat(string("a\"b\\c\n\u0000\u001f\u007f"))
        .isEqualTo("\"a\\\"b\\\\c\\u000a\\u0000\\u001f\\u007f\"");
  }

  @Test
  void writesOtherScriptsAsUtf8() {
    assertThat(string("Türkiye 中 🛩")).isEqualTo("\"Türkiye 中 🛩\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00"})
  void replacesHalfASurrogatePair(String half) {
    assertThat(string("a" + half)).isEqualTo("\"a\ufffd\"");
    assertThat(string(half + "b")).isEqualTo("\"\ufffdb\"");
  }

  private static String number(double value) {
    return text(new JsonBytes(1).number(value));
  }

  private static String string(String value) {
    return text(new JsonBytes(1).string(value));
  }

  private static String text(JsonBytes json) {
    return new String(json.after(new byte[0]), StandardCharsets.UTF_8);
  }
}
