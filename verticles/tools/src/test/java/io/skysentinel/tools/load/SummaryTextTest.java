package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTextTest {
  private static final String BUSY = "It had no time to spare";

  private final ReportResults results = ReportResults.clean();

  @Test
  void saysWhatWasDoneAndAtWhatRate() {
    assertThat(text().lines().limit(3))
        .containsExactly(
            "1,500 clients by ws-json at http://127.0.0.1:8000/ws/flights?a=<b>",
            "opened in 6.0 s, then measured for 61.3 s",
            "91,234 messages (1,489/s), 812.3 MB (13.3 MB/s)");
  }

  @Test
  void ofABoxItSaysHowManyTilesEachClientWatches() {
    results.with(LoadPlans.ofBox(Protocol.SSE, "175,0,-175,5"));

    assertThat(text()).startsWith("10 clients by sse at ").contains("-175,5, 2 tiles each\n");
  }

  @Test
  void hasALineForTheTimesThatThereWere() {
    assertThat(text())
        .containsPattern(
            "frame made → arrived +500\\.\\d +900\\.\\d +9(89|90)\\.\\d +1,000\\.\\d\n")
        .containsPattern("connect → snapshot +44\\.0 +44\\.0 +44\\.0 +44\\.0\n")
        .doesNotContain("slow, reads again");

    results.seen().caughtUp().record(1_234_000);
    assertThat(text()).containsPattern("slow, reads again → now +1,23[45]\\.\\d ");
  }

  @Test
  void tellsTheFaultsApart() {
    Tally tally = results.tally();
    tally.faults.missing = 1;
    tally.faults.doubled = 2;
    tally.faults.reordered = 3;
    tally.malformed = 4;
    tally.unasked = 5;
    tally.errors = 6;

    assertThat(text())
        .contains("frames: 1 missing, 2 doubled, 3 out of order, 4 not understood, 5 not asked for")
        .contains("no faults: 6 snapshots in place of frames that were dropped, 5 new epochs")
        .contains("\n6 error messages\n")
        .contains("RESULT: there were faults\n");
  }

  @Test
  void namesTheReasonsOfEachKindOfClient() {
    results.tally().failures.put("HTTP 503", 7L);
    results.tally().slowClosed.put("closed by the server: 1013", 9L);

    assertThat(text())
        .contains("connection: 7 × HTTP 503\n", "slow client: 9 × closed by the server: 1013\n");
  }

  @Test
  void withoutFaultsItSaysSoAndNothingOfWhatWasNot() {
    assertThat(text())
        .contains("0 missing, 0 doubled", "RESULT: all as promised\n")
        .doesNotContain("error messages", "connection:", "slow client:", "at the end", "storm")
        .doesNotContain("heard nothing", BUSY);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, 3 clients heard nothing for the last 15 s or more",
    "0, 4, 4 clients were not connected at the end",
  })
  void clientsThatAreAloneAtTheEndAreAFault(long silent, long notReady, String words) {
    results.atTheEnd(silent, notReady);

    assertThat(text()).contains(words + "\n", "RESULT: there were faults\n");
  }

  @Test
  void aStormThatPassedIsNoFault() {
    Latencies snapshots = new Latencies();
    snapshots.record(70_000);
    results.with(new LoadResult.Storm(3.26, snapshots));

    assertThat(text())
        .containsPattern("storm: connect → snapshot +70\\.0 ")
        .contains("reconnect storm: all clients were back after 3.3 s\n")
        .contains("RESULT: all as promised\n");
  }

  @Test
  void aStormAfterWhichSomeStayedAwayIsOne() {
    results.with(new LoadResult.Storm(-1, new Latencies()));

    assertThat(text())
        .contains("reconnect storm: not all clients came back\n")
        .contains("RESULT: there were faults\n");
  }

  @ParameterizedTest
  @CsvSource({
    // cores used, threads, cores of the machine, busy
    "0.10, 1, 4, false",
    "0.84, 1, 4, false",
    "0.86, 1, 4, true",
    "2.00, 3, 4, false",
    "2.60, 3, 4, true",
    // More threads than cores are not more power.
    "1.90, 8, 2, true",
    "1.60, 8, 2, false",
  })
  void saysWhenTheTesterItselfHadNoTimeToSpare(
      double cores, int threads, int processors, boolean busy) {
    results
        .with(LoadPlans.withThreads(ReportResults.PLAN, threads))
        .with(new LoadResult.Own(cores, 45, processors));

    assertThat(text().contains(BUSY)).isEqualTo(busy);
    assertThat(text()).contains("the tester itself: %.2f cores, 45 MiB".formatted(cores));
  }

  @Test
  void aSecondIsOneLine() {
    LoadSample opening =
        new LoadSample(3.4, false, 1499, 1498, 12_345.6, 7_890_000, 1.23, 45.67, 890.1, 2);
    LoadSample measured = new LoadSample(60, true, 1500, 1500, 0, 0, 0, 0, 0, 0);

    assertThat(SummaryText.line(ReportResults.PLAN, opening))
        .isEqualTo(
            "    3 s  1,498/1,500 clients  12,346 msg/s  7.9 MB/s  p50 1.2  p99 45.7  max 890.1 ms"
                + "  faults 2  (opening)");
    assertThat(SummaryText.line(ReportResults.PLAN, measured))
        .startsWith("   60 s  1,500/1,500 ")
        .endsWith("faults 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG", "en-US"})
  void numbersAreTheSameInEveryCountry(String country) {
    String expected = text();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(country));
    try {
      assertThat(text()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  private String text() {
    return SummaryText.of(results.result());
  }
}
