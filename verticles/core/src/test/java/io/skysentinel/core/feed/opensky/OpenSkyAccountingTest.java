package io.skysentinel.core.feed.opensky;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** No row is lost, whatever it holds: each is a state or a reject. */
class OpenSkyAccountingTest {
  private static final String GOOD_END =
      ",\"UAL123  \",\"United States\",1767323040,1767323044,-73.78,40.64,1234.5,false,120.3,"
          + "271.2,-5.2,null,1260.0,\"1200\",false,0,3]";
  private static final String[] ODD_VALUES = {
    "null",
    "true",
    "-1",
    "1e999",
    "NaN",
    "-Infinity",
    "0.1",
    "1767323044",
    "\"\"",
    "\"],[\"",
    "\"\\\"\"",
    "\"\\u0000\"",
    "[]",
    "[[],{\"a\":[1]}]",
    "{\"]\":\"[\"}",
    "\"飛\"",
    "12345678901234567890"
  };

  private final OpenSkyParser parser = new OpenSkyParser();

  @Property
  void everyRowIsAStateOrARejectInItsPlace(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    List<String> goodAddresses = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String address = String.format("%06x", i);
      if (random.nextBoolean()) {
        rows.add("[\"" + address + "\"" + GOOD_END);
        goodAddresses.add(address);
      } else {
        rows.add(oddRow(random));
      }
    }

    ParsedAnswer answer = parser.parse(answer(rows), "test");

    assertThat(answer.states().size() + answer.rejects().size()).isEqualTo(rows.size());
    assertThat(answer.states())
        .extracting(FlightState::icao24)
        .filteredOn(address -> !address.equals("ffffff"))
        .isEqualTo(goodAddresses);
    answer
        .rejects()
        .forEach(reject -> {
          int number = Integer.parseInt(reject.where().split(" ")[1]);
          assertThat(new String(reject.raw(), StandardCharsets.UTF_8))
              .isEqualTo(rows.get(number - 1));
        });
  }

  @Property
  void damagedBytesAreAnAnswerOrOneCheckedException(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] json = answer(List.of("[\"a1b2c3\"" + GOOD_END, oddRow(random), oddRow(random)));
    for (int i = 0; i < 3; i++) {
      json[random.nextInt(json.length)] = (byte) random.nextInt(256);
    }
    try {
      ParsedAnswer answer = parser.parse(json, "test");
      assertThat(answer.rejects()).allSatisfy(reject -> assertThat(reject.raw()).isNotEmpty());
    } catch (MalformedAnswerException e) {
      assertThat(e.reason()).isIn(RejectReason.MALFORMED, RejectReason.UNEXPECTED_SHAPE);
    }
  }

  /** A row that may be right by chance; its address is then not one of the good rows'. */
  private static String oddRow(Random random) {
    if (random.nextInt(5) == 0) {
      return ODD_VALUES[random.nextInt(ODD_VALUES.length)];
    }
    String[] columns = ("[\"ffffff\"" + GOOD_END).split(",");
    columns[random.nextInt(1, 17)] = ODD_VALUES[random.nextInt(ODD_VALUES.length)];
    String row = String.join(",", columns);
    return random.nextInt(4) == 0 ? row.substring(0, row.length() - 1) + ",[]]" : row;
  }

  private static byte[] answer(List<String> rows) {
    return ("{\"states\":[" + String.join(",", rows) + "],\"time\":1767323045}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
