package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.testing.LiveSky;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileBenchTest {
  @Test
  void bytesAreThoseOfAllMessagesWithTheirHeaders() throws InvalidMessageException {
    LiveSky sky = new LiveSky(5);
    AppliedFrame first = sky.tick();
    while (first.tiles().size() < 2) {
      first = sky.tick();
    }
    int[] tiles = first.tiles().stream().mapToInt(Integer::intValue).sorted().toArray();
    TileTally tally = new TileTally(View.of(tiles));
    long packed = heartbeat(Messages.PACKED, first);
    long compact = heartbeat(Messages.COMPACT, first);
    long changes = 0;
    for (AppliedFrame frame : List.of(first, sky.tick(), sky.tick())) {
      tally.add(frame);
      List<TileCut> cuts = frame.cuts(View.of(tiles));
      for (TileCut cut : cuts) {
        packed += framed(Messages.PACKED.delta(frame.frame(), cut));
        changes += cut.upsertCount();
      }
      if (!cuts.isEmpty()) {
        compact +=
            framed(
                Messages.COMPACT.delta(
                    frame.frame(), cuts, cut -> Messages.COMPACT.content(frame.frame(), cut)));
      }
    }

    assertThat(tally.packedBytesEach()).isCloseTo((double) packed / changes, within(1e-9));
    assertThat(tally.compactBytesEach()).isCloseTo((double) compact / changes, within(1e-9));
    assertThat(tally.text())
        .startsWith(tiles.length + " tiles, ")
        .endsWith(tally.compactBytesEach() <= 18 ? "kept" : "MISSED");
  }

  @Test
  void measuresEveryViewOfEverySkyForReal() {
    Printed printed = new Printed();
    List<TileBench.Sky> skies =
        List.of(new TileBench.Sky(900, 1, 200), new TileBench.Sky(900, 2.5, 1000));
    new TileBench(printed.out()).run(skies, 4, 4);

    assertThat(printed.lines()).hasSize(8);
    assertThat(printed.lines().get(4))
        .isEqualTo(
            "Parts of the world: 900 aircraft, noisy sensors, an update each 2.50 s, a frame each 1,000 ms");
    for (int tiles : List.of(6, 12, 40)) {
      String beginning = "  " + tiles + " tiles, ";
      List<String> lines =
          printed.lines().stream().filter(line -> line.startsWith(beginning)).toList();
      assertThat(lines).hasSize(2);
      for (String line : lines) {
        double packed = printed.number(line, "MessagePack ([\\d.]+) bytes");
        assertThat(printed.number(line, "compact ([\\d.]+) in one")).isBetween(8.0, packed);
        assertThat(printed.number(line, "tiles, ([\\d.]+) changes")).isBetween(1.0, 900.0);
      }
    }
  }

  private static long heartbeat(Messages encoding, AppliedFrame at) {
    Stand stand = new Stand(at.frame().shard(), at.frame().epoch(), at.frame().seq());
    return framed(encoding.heartbeat(at.frame().t(), List.of(stand)));
  }

  private static int framed(byte[] message) {
    return message.length + WireTally.webSocketHeader(message.length);
  }
}
