package io.skysentinel.bridge.transport.eventbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.bridge.frames.FakeTicker;
import io.skysentinel.bridge.transport.BridgeFixture;
import io.skysentinel.core.live.Tiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser that registers for many tiles gets a snapshot at each address, and needs all. */
class ManyTilesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TILES = 40;
  private static final int AIRCRAFT_EACH = 50;

  private final BridgeFixture bridge = new BridgeFixture();
  private final FakeTicker ticker = new FakeTicker(0, "00000001-0000000000001", 0);

  /** What came of the sky, by address: a snapshot replaces what came at its address before. */
  private final Map<String, Set<String>> held = new HashMap<>();

  /** The addresses at which a snapshot came, in the order in which they came. */
  private final List<String> snapshots = new ArrayList<>();

  private double nudge;

  @BeforeEach
  void serve() {
    bridge.frames.tick(fly(ticker));
    await().atMost(PATIENCE).until(bridge.hub::isReady);
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  @Test
  void oneThatWasSlowGetsOneSnapshotAtEachAddressAndEndsWithAllOfThem() throws IOException {
    try (BareSocket browser = register()) {
      await()
          .atMost(PATIENCE)
          .until(() -> {
            bridge.frames.tick(fly(ticker));
            return bridge.behind() > 0;
          });
      ticker.remove(address(7, 7));
      bridge.frames.tick(ticker);

      readUntil(browser, () -> snapshots.size() >= TILES && isWhole(ticker));
      assertThat(snapshots).hasSize(TILES).doesNotHaveDuplicates();
      bridge.frames.tick(fly(ticker));
      readUntil(browser, () -> isWhole(ticker));
      assertThat(bridge.resyncs()).isPositive();
    }
  }

  @Test
  void aNewOwnerIsToldAtEachAddress() throws IOException {
    try (BareSocket browser = register()) {
      FakeTicker heir = new FakeTicker(0, "00000002-0000000000002", 0);
      fly(heir).remove(address(3, 3));
      bridge.frames.tick(heir);

      readUntil(browser, () -> snapshots.size() >= TILES && isWhole(heir));
      assertThat(snapshots).hasSize(TILES).doesNotHaveDuplicates();
    }
  }

  /** Registers for all tiles, and is told at each that a first aircraft came. */
  private BareSocket register() throws IOException {
    BareSocket browser = BareSocket.open(bridge.port(), "/eventbus/websocket");
    for (int tile = 0; tile < TILES; tile++) {
      browser.say("{'type':'register','address':'%s','headers':{}}".formatted(channel(tile)));
    }
    browser.say(
        "{'type':'send','address':'sky.snapshot','body':{'world':true},'replyAddress':'r'}");
    browser.next("rec", "r");
    return browser;
  }

  private void readUntil(BareSocket browser, java.util.function.BooleanSupplier done)
      throws IOException {
    long begun = System.nanoTime();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime() - begun)
          .as("snapshots at %d addresses, %d aircraft", snapshots.size(), held.size())
          .isLessThan(PATIENCE.toNanos());
      JsonObject message = new JsonObject(browser.read().text());
      if (message.getString("type").equals("rec")) {
        apply(message.getString("address"), message.getJsonObject("body"));
      }
    }
  }

  private void apply(String address, JsonObject body) {
    Set<String> here = held.computeIfAbsent(address, unused -> new TreeSet<>());
    switch (body.getString("type")) {
      case "snapshot" -> {
        snapshots.add(address);
        here.clear();
        assertThat(body.getJsonArray("views"))
            .containsExactly(address.substring("sky.delta.".length()));
        put(body.getJsonArray("flights"), here);
      }
      case "delta" -> {
        put(body.getJsonArray("upserts"), here);
        body.getJsonArray("removals").forEach(here::remove);
      }
      default -> {
        // A heartbeat.
      }
    }
  }

  private boolean isWhole(FakeTicker of) {
    Set<String> all = new TreeSet<>();
    held.values().forEach(all::addAll);
    return all.equals(new TreeSet<>(of.flights().keySet()));
  }

  private static void put(JsonArray flights, Set<String> here) {
    flights.forEach(flight -> here.add(((JsonObject) flight).getString("icao24")));
  }

  private FakeTicker fly(FakeTicker whose) {
    nudge = (nudge + 0.01) % 1;
    for (int tile = 0; tile < TILES; tile++) {
      for (int i = 0; i < AIRCRAFT_EACH; i++) {
        whose.put(address(tile, i), latitude(tile) + nudge, longitude(tile) + nudge);
      }
    }
    return whose;
  }

  private static String address(int tile, int i) {
    return "%02x%04x".formatted(tile, i);
  }

  private static String channel(int tile) {
    return "sky.delta." + Tiles.name(Tiles.tileOf(latitude(tile), longitude(tile)));
  }

  private static double latitude(int tile) {
    return 5 + tile / 10 * 10;
  }

  private static double longitude(int tile) {
    return 5 + tile % 10 * 10;
  }
}
