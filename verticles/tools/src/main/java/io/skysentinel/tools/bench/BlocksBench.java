package io.skysentinel.tools.bench;

import com.github.luben.zstd.Zstd;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.core.envelope.EnvelopeReader;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.envelope.InvalidEnvelopeException;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockCursor;
import io.skysentinel.history.block.BlockReader;
import io.skysentinel.history.block.BlockWriter;
import io.skysentinel.history.block.Selection;
import io.skysentinel.tools.bench.BlockTraffic.Portion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a position takes in blocks of either layout, and what it costs to write and read them. */
@Command(
    name = "blocks-bench",
    mixinStandardHelpOptions = true,
    description = "Bytes a position in blocks beside zstd of the envelopes; CPU time of one core.")
public final class BlocksBench implements Callable<Integer> {
  private static final int ZSTD_LEVEL = 3;
  private static final long KEY_FRAME_S = 60;
  private static final long SKY_S = 300;
  private static final long TRACK_S = 3600;

  /** Bytes a position that are promised, for 10,000 aircraft. */
  private static final double SKY_BAR = 7.5;

  private static final double TRACK_BAR = 7;

  @Option(names = "--aircraft", defaultValue = "10000", description = "Over the world, for skies.")
  private int aircraft;

  @Option(names = "--tracks", defaultValue = "500", description = "Of how many aircraft.")
  private int tracks;

  @Option(names = "--rounds", defaultValue = "8", description = "Of time; half warm up.")
  private int rounds;

  private final PrintStream out;

  BlocksBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new BlocksBench(System.out)).execute(args));
  }

  /** Fails where a feed's positions take more than is promised; simulated ones may. */
  @Override
  public Integer call() throws Exception {
    boolean kept = true;
    for (FeedForm form : FeedForm.values()) {
      List<Told> sky =
          BlockTraffic.of(
              aircraft, BlockTraffic.START_UNIX - KEY_FRAME_S, KEY_FRAME_S + SKY_S, form);
      List<Told> hour = BlockTraffic.of(tracks, BlockTraffic.START_UNIX, TRACK_S, form);
      Collection<Portion> tiles = BlockTraffic.bySky(sky);
      boolean small = size(form, "5 min x 10 degrees", tiles, SKY_BAR);
      small &= size(form, "aircraft x hour", BlockTraffic.byTrack(hour), TRACK_BAR);
      kept &= small || form == FeedForm.SIMULATED;
      for (int round = 1; round <= rounds; round++) {
        cost(round * 2 <= rounds, tiles);
      }
    }
    return kept ? 0 : 1;
  }

  private boolean size(FeedForm form, String layout, Collection<Portion> portions, double bar) {
    long positions = 0;
    long bytes = 0;
    long peer = 0;
    for (Portion portion : portions) {
      // Rows of the key frame are no positions of their own: the block before has them.
      positions +=
          portion.updates().stream()
              .filter(told -> told.state().lastContactUnix() >= portion.baseUnix())
              .count();
      bytes += BlockWriter.write(portion.baseUnix(), portion.updates()).length;
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      envelopes(portion).forEach(lines::writeBytes);
      peer += Zstd.compress(lines.toByteArray(), ZSTD_LEVEL).length;
    }
    out.println(sizeText(form, layout, positions, portions.size(), bytes, peer));
    return bytes <= bar * positions;
  }

  private void cost(boolean warmUp, Collection<Portion> portions)
      throws InvalidEnvelopeException, BadBlockException {
    long rows = 0;
    long written = 0;
    long stepped = 0;
    long made = 0;
    EnvelopeReader reader = new EnvelopeReader();
    for (Portion portion : portions) {
      List<byte[]> envelopes = envelopes(portion);
      long start = cpuNanos();
      List<Told> updates = new ArrayList<>(envelopes.size());
      for (byte[] envelope : envelopes) {
        updates.add(reader.read(envelope));
      }
      byte[] block = BlockWriter.write(portion.baseUnix(), updates);
      written += cpuNanos() - start;
      start = cpuNanos();
      rows += rows(block);
      stepped += cpuNanos() - start;
      start = cpuNanos();
      BlockReader.open(block).updates(Selection.ALL);
      made += cpuNanos() - start;
    }
    out.println(costText(warmUp, rows, written, stepped, made));
  }

  /** Steps through all rows for their places, as a sky at an instant does. */
  private static long rows(byte[] block) throws BadBlockException {
    BlockCursor cursor = BlockReader.open(block).cursor(Selection.ALL);
    long rows = 0;
    while (cursor.next()) {
      rows++;
    }
    return rows;
  }

  private static List<byte[]> envelopes(Portion portion) {
    EnvelopeEncoder encoder =
        EnvelopeEncoder.forBatch(BenchTraffic.SOURCE, portion.baseUnix() * 1000);
    return portion.updates().stream()
        .map(told -> encoder.encode(EnvelopeType.UPDATE, told.state()))
        .toList();
  }

  static String sizeText(
      FeedForm form, String layout, long positions, int blocks, long bytes, long peer) {
    return String.format(
        Locale.ROOT,
        "%-9s %-18s %,9d positions in %,5d blocks: %5.2f bytes each; zstd of envelopes %6.2f",
        form.name().toLowerCase(Locale.ROOT),
        layout,
        positions,
        blocks,
        (double) bytes / positions,
        (double) peer / positions);
  }

  static String costText(boolean warmUp, long rows, long written, long stepped, long made) {
    return String.format(
        Locale.ROOT,
        "%s a second of one core: %,9.0f rows from envelopes into blocks, %,10.0f stepped over, "
            + "%,9.0f made states again",
        warmUp ? "warm-up " : "measured",
        rows * 1e9 / written,
        rows * 1e9 / stepped,
        rows * 1e9 / made);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
