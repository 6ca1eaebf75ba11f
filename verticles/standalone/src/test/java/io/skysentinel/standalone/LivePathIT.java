package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the log through cache and ticker to the frames, on a real broker. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class LivePathIT {
  private static final String STATE = "flights.state";
  private static final double T = 1_767_323_044;
  private static final int AIRCRAFT = 300;
  private static final Source SOURCE = new Source("sim", "test", Source.Mode.SIMULATED, null, 1.0);

  @TempDir Path temp;
  private final FrameWatcher watcher = new FrameWatcher();
  private EmbeddedKafka broker;
  private NodeLog log;

  @BeforeEach
  void open() throws Exception {
    broker = EmbeddedKafka.start(temp.resolve("kafka"), PortChoice.any());
    log = NodeLog.open(broker.bootstrap(), 0);
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    broker.close();
  }

  @Test
  void whatIsInTheLogComesOutAsFramesAndTheNewerStateWins() throws Exception {
    fleet(T);
    try (LiveNode node = LiveNode.start(broker.bootstrap(), watcher)) {
      soon().until(() -> watcher.flights().size() == AIRCRAFT);
      assertThat(watcher.flights().get("000007")).isEqualTo(new Flight(state(7, T), "sim"));

      new KafkaClient(broker.bootstrap()).write(STATE, 0, 20);
      write(state(7, T - 1), state(8, T));
      write(state(7, T + 1));
      write(state(7, T));

      soon()
          .until(() -> watcher.flights().get("000007").equals(new Flight(state(7, T + 1), "sim")));
      soon().until(() -> node.count("cache.states", "result", "older") == 3);
      assertThat(node.count("cache.states", "result", "broken")).isEqualTo(20);
      assertThat(watcher.flights()).hasSize(AIRCRAFT);
    }
  }

  @Test
  void aNodeThatStartsAgainKnowsEverythingUnderANewEpoch() throws Exception {
    String first;
    try (LiveNode node = LiveNode.start(broker.bootstrap(), watcher)) {
      fleet(T);
      soon().until(() -> watcher.flights().size() == AIRCRAFT);
      assertThat(node.count("cache.states", "result", "accepted")).isEqualTo(AIRCRAFT);
      first = watcher.epochs().get(0);
    }
    write(state(7, T + 1));

    FrameWatcher later = new FrameWatcher();
    try (LiveNode node = LiveNode.start(broker.bootstrap(), later)) {
      soon().until(() -> later.flights().size() == AIRCRAFT);
      assertThat(later.flights().get("000007").state().lastContactUnix()).isEqualTo(T + 1);
      assertThat(later.epochs().get(0)).isGreaterThan(first);
      assertThat(node.count("cache.states", "result", "stale")).isZero();
    }
  }

  @Test
  void twoNodesShareTheSkyAndNoAircraftIsLostWhenOneComesOrGoes() throws Exception {
    fleet(T);
    try (LiveNode first = LiveNode.start(broker.bootstrap(), watcher)) {
      soon().until(() -> watcher.flights().size() == AIRCRAFT);
      String alone = watcher.epochs().get(0);

      try (LiveNode second = LiveNode.start(broker.bootstrap(), watcher)) {
        soon().until(() -> watcher.epochs().keySet().equals(Set.of(0, 6)));
        soon().until(() -> watcher.flights().size() == AIRCRAFT);
        Map<Integer, String> shared = watcher.epochs();
        assertThat(shared.values()).allSatisfy(epoch -> assertThat(epoch).isGreaterThan(alone));
        fleet(T + 1);
        soon().until(() -> all(T + 1));
        assertThat(first.count("cache.states", "result", "accepted")).isGreaterThan(AIRCRAFT);
        assertThat(second.count("cache.states", "result", "accepted")).isPositive();
      }
      soon().until(() -> watcher.epochs().keySet().equals(Set.of(0)));
      soon().until(() -> all(T + 1));
      fleet(T + 2);
      soon().until(() -> all(T + 2));
    }
  }

  @Test
  void theSilentAreRemovedByTimeAndTheLogForgetsThem() throws Exception {
    fleet(T);
    try (LiveNode node = LiveNode.start(broker.bootstrap(), watcher)) {
      soon().until(() -> watcher.flights().size() == AIRCRAFT);

      node.setClockAhead(Duration.ofSeconds(70).toMillis());

      soon().until(() -> watcher.flights().isEmpty());
      soon().until(() -> node.count("cache.null.records", "result", "written") == AIRCRAFT);
      assertThat(new KafkaClient(broker.bootstrap()).readRemovedKeys(STATE, AIRCRAFT))
          .isEqualTo(icao24s());
      node.setClockAhead(0);
      write(state(7, T + 1));
      soon().until(() -> watcher.flights().keySet().equals(Set.of("000007")));
    }
  }

  private boolean all(double lastContact) {
    Map<String, Flight> flights = watcher.flights();
    return flights.size() == AIRCRAFT
        && flights.values().stream()
            .allMatch(flight -> flight.state().lastContactUnix() == lastContact);
  }

  private void fleet(double lastContact) throws Exception {
    write(
        IntStream.range(0, AIRCRAFT)
            .mapToObj(i -> state(i, lastContact))
            .toArray(FlightState[]::new));
  }

  private void write(FlightState... states) throws Exception {
    log.write(new FeedBatch(SOURCE, 0, List.of(states), List.of()));
  }

  private static FlightState state(int number, double lastContact) {
    FlightStateBuilder builder = new FlightStateBuilder();
    builder.icao24 = icao24(number);
    builder.lat = number % 90;
    builder.lon = number % 180;
    builder.lastContactUnix = lastContact;
    builder.timePositionUnix = lastContact;
    return builder.build();
  }

  private static String icao24(int number) {
    return "%06x".formatted(number);
  }

  private static Set<String> icao24s() {
    return IntStream.range(0, AIRCRAFT).mapToObj(LivePathIT::icao24).collect(Collectors.toSet());
  }

  private static ConditionFactory soon() {
    return await().atMost(60, TimeUnit.SECONDS);
  }
}
