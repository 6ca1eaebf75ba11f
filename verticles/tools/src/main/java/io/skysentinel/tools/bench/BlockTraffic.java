package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BlockCutter;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What goes into the blocks that are measured: simulated traffic, each aircraft every 8.6 s. */
final class BlockTraffic {
  /** A full hour. */
  static final long START_UNIX = 1_767_322_800;

  private static final double INTERVAL_S = 8.6;
  private static final double JITTER_S = 3.4;

  /** Updates of one block, and the time that it begins with. */
  record Portion(long baseUnix, List<Told> updates) {}

  private BlockTraffic() {}

  /** What is reported from {@code fromUnix} for so many seconds, in a feed's digits. */
  static List<Told> of(int aircraft, long fromUnix, long seconds, FeedForm form) {
    SimulatorSettings settings =
        new SimulatorSettings(1, aircraft, BoundingBox.WORLD, INTERVAL_S, JITTER_S, 0, true);
    List<Told> updates = new ArrayList<>();
    for (FlightState state :
        new Simulator(settings, (double) fromUnix).advanceTo((double) (fromUnix + seconds))) {
      updates.add(new Told(BenchTraffic.SOURCE, form.of(state)));
    }
    return updates;
  }

  /** Five minutes by tiles, each with its key frame of the minute before. */
  static Collection<Portion> bySky(List<Told> updates) {
    List<Told> all = new ArrayList<>(BlockCutter.keyFrame(updates, START_UNIX));
    updates.stream().filter(told -> told.state().lastContactUnix() >= START_UNIX).forEach(all::add);
    Map<Integer, List<Told>> tiles = new TreeMap<>();
    for (Told update : all) {
      int tile = BlockCutter.tileOf(update.state());
      tiles.computeIfAbsent(tile, anew -> new ArrayList<>()).add(update);
    }
    return tiles.values().stream().map(of -> new Portion(START_UNIX, of)).toList();
  }

  /** Hours by aircraft. */
  static Collection<Portion> byTrack(List<Told> updates) {
    return BlockCutter.byTrack(updates).entrySet().stream()
        .map(track -> new Portion(track.getKey().fromUnix(), track.getValue()))
        .toList();
  }
}
