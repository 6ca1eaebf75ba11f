package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.tools.bench.LoadedWindow.Count;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the benches of a whole node say of made-up measurements, and which options they take. */
class NodeBenchTextTest {
  private static final long MIB = 1 << 20;

  /** Ten seconds: 250,000 messages of 2,400 bytes, 3 s of processor time, 0.5 s of the JIT. */
  private static final LoadedWindow WINDOW = window(18.4);

  @Test
  void aRoundsCostIsOfAMillionMessages() {
    assertThat(FanOutBench.round(5_000, "node", 0.05, WINDOW))
        .isEqualTo(
            " 5,000 clients, node         idle 0.050 cores, loaded 0.300 (+ JIT 0.050); 25,000"
                + " messages/s of 2,400 bytes; 10.00 CPU s a million (12.00 with idle, 14.00 with all);"
                + " p99 18 ms; faults 3");
  }

  @Test
  void theComparisonIsOfMedians() {
    FanOutCosts ours = new FanOutCosts(List.of(9.0, 30.0, 10.0), List.of(20.0, 60.0, 30.0));
    FanOutCosts theirs = new FanOutCosts(List.of(8.0, 1.0, 80.0), List.of(10.0, 1.0, 90.0));
    assertThat(ours.against(theirs, "bare loop", 1_000))
        .isEqualTo(
            "==> 1,000 clients, node and bare loop: medians 10.00 and 8.00 CPU s a million: the node"
                + " costs 1.25 x, delivers 0.8 x a CPU second; everything counted 30.00 and 10.00,"
                + " 3.00 x");
  }

  @Test
  void twoRoundsAreComparedByTheMiddleOfBothAndNotByTheWorse() {
    FanOutCosts ours = new FanOutCosts(List.of(8.0, 10.0), List.of(8.0, 10.0));
    FanOutCosts theirs = new FanOutCosts(List.of(9.0, 15.0), List.of(9.0, 15.0));
    assertThat(ours.against(theirs, "bare loop", 18_000))
        .contains("medians 9.00 and 12.00")
        .contains("costs 0.75 x, delivers 1.3 x")
        .endsWith("0.75 x");
  }

  @Test
  void deliveryIsToldWithItsFaults() {
    assertThat(CrowdBench.delivery("crowd", WINDOW))
        .isEqualTo(
            "crowd: 25,000 messages/s of 2,400 bytes, 0.30 cores; p50 9.5 p99 18.4 max 41.0 ms;"
                + " clean false; faults {\"missing\":1,\"silentAtEnd\":2}");
  }

  @Test
  void theMemoryOfAClientIsWhatTheCrowdAddsDividedByIt() {
    long alone = 100 * MIB;

    assertThat(
            CrowdBench.memory(
                10_000, alone, alone + 164_000_000, 500 * MIB, 500 * MIB + 152_000_000))
        .isEqualTo(
            "==> a client: 16.4 KB of live heap (100.0 to 256.4 MiB), RSS 15.2 KB (500.0 to 645.0"
                + " MiB, heap not collected)");
  }

  @Test
  void aHeapThatShrankIsNotHidden() {
    assertThat(CrowdBench.memory(1_000, 100 * MIB, 99 * MIB, MIB, MIB))
        .contains("a client: -1.0 KB of live heap");
  }

  @Test
  void slowClientsAreToldBesideThoseThatRead() {
    assertThat(CrowdBench.slowness(780 * MIB, 817 * MIB, 835 * MIB, window(29), window(34)))
        .isEqualTo(
            "==> process and kernel TCP memory at most: 780.0 MiB alone, 817.0 all reading, 835.0"
                + " with the slow; p99 29 and 34 ms; slow caught up after {\"max\":103.0}; closed"
                + " {}");
  }

  @Test
  void aCachesRateByTheClockAndByItsProcessorTimeAreTwo() {
    assertThat(CacheBench.text(2, 1_000_000, 2.5, 2.0, 19_876))
        .isEqualTo(
            "round 2: 1,000,000 states in 2.50 s: 400,000/s; 500,000 a second of one core; 19,876"
                + " aircraft");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws", "eventbus", "WS"})
  void fanOutKnowsWhatItMeasures(String what) {
    var parsed =
        FanOutBench.commandLine(System.out).parseArgs(what, "--root", "/x", "--clients", "7,8");

    FanOutBench.What value = parsed.matchedPositionalValue(0, null);
    assertThat(value.name()).isEqualToIgnoringCase(what);
    List<Integer> clients = parsed.matchedOptionValue("--clients", null);
    assertThat(clients).containsExactly(7, 8);
  }

  @Test
  void whatCannotBeMeasuredIsRefusedAndNotTakenForSomethingElse() {
    assertThat(refusal(FanOutBench.commandLine(System.out), "websocket", "--root", "/x"))
        .contains("websocket")
        .containsIgnoringCase("ws, eventbus");
    assertThat(refusal(CrowdBench.commandLine(System.out), "slwo", "--root", "/x"))
        .contains("slwo")
        .containsIgnoringCase("crowd, slow");
    assertThat(refusal(CrowdBench.commandLine(System.out), "crowd"))
        .contains("Missing required option: '--root");
    assertThat(
            refusal(FanOutBench.commandLine(System.out), "ws", "--root", "/x", "--rounds", "few"))
        .contains("'few' is not an int");
  }

  private static String refusal(CommandLine line, String... arguments) {
    StringWriter said = new StringWriter();
    line.setErr(new PrintWriter(said));
    assertThat(line.execute(arguments)).isEqualTo(2);
    return said.toString();
  }

  private static LoadedWindow window(double p99) {
    JsonObject report =
        new JsonObject()
            .put("clean", false)
            .put("faults", new JsonObject().put("missing", 1).put("silentAtEnd", 2))
            .put("deliveryMs", new JsonObject().put("p50", 9.5).put("p99", p99).put("max", 41))
            .put("caughtUpMs", new JsonObject().put("max", 103.0))
            .put("slowClosed", new JsonObject());
    return new LoadedWindow(report, new Count(0, 10_000, 250_000, 600_000_000), 3.0, 0.5);
  }
}
