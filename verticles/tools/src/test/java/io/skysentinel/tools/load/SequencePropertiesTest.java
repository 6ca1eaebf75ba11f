package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * What a server did to its frames is what is counted, whatever it did and however often: the server
 * here does it on purpose and keeps account.
 */
class SequencePropertiesTest {
  private static final int EPOCH = 77;
  private static final int FRAMES = 300;

  /** A frame of the world, or of a tile. */
  private record Sent(long seq, long prev) {}

  private Faults faults = new Faults();
  private Sequences world = new Sequences(0, false);
  private Sequences tile = new Sequences(1, false);

  @BeforeTry
  void begin() {
    faults = new Faults();
    world = new Sequences(0, false);
    tile = new Sequences(1, false);
  }

  @Property(tries = 500)
  void aFrameLeftOutIsMissingExactlyOnce(
      @ForAll long seed, @ForAll @IntRange(max = 100) int percent) {
    Random random = new Random(seed);
    List<Sent> sent = ofTheWorld();
    sent.removeIf(frame -> random.nextInt(100) < percent);
    deliver(world, sent);
    // What is missing at the very end shows in the next heartbeat.
    world.heartbeat(0, 0, EPOCH, FRAMES, faults);
    world.heartbeat(0, 0, EPOCH, FRAMES, faults);

    assertThat(faults.missing).isEqualTo(FRAMES - sent.size());
    assertThat(faults.doubled + faults.reordered + faults.resyncs + faults.newEpochs).isZero();
  }

  @Property(tries = 500)
  void aFrameSentAgainIsDoubledExactlyOnceHoweverMuchLater(
      @ForAll long seed, @ForAll @IntRange(max = 150) int later) {
    Random random = new Random(seed);
    List<Sent> sent = ofTheWorld();
    int doubled = 0;
    for (int i = FRAMES - 1 - later; i > 0; i -= 1 + random.nextInt(30)) {
      sent.add(i + 1 + random.nextInt(later + 1), sent.get(i));
      doubled++;
    }
    deliver(world, sent);

    assertThat(faults.doubled).isEqualTo(doubled);
    assertThat(faults.missing + faults.reordered).isZero();
  }

  @Property(tries = 500)
  void framesInAnotherOrderAreLateAndNeitherMissingNorDoubled(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 64) int within) {
    List<Sent> sent = ofTheWorld();
    FrameOrders.shuffleBlocks(sent, within, new Random(seed));
    deliver(world, sent);

    assertThat(faults.reordered).isEqualTo(FrameOrders.behindLaterOnes(sent, Sent::seq));
    assertThat(faults.missing + faults.doubled).isZero();
  }

  @Property(tries = 500)
  void allThreeAtOnceAreToldApart(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int doubledEvery) {
    Random random = new Random(seed);
    List<Sent> sent = ofTheWorld();
    sent.removeIf(frame -> frame.seq() < FRAMES && random.nextInt(17) == 0);
    int missing = FRAMES - sent.size();
    FrameOrders.shuffleBlocks(sent, 8, random);
    long late = FrameOrders.behindLaterOnes(sent, Sent::seq);
    int doubled = FrameOrders.doubleEvery(doubledEvery, sent);
    deliver(world, sent);

    assertThat(faults.missing).isEqualTo(missing);
    assertThat(faults.reordered).isEqualTo(late);
    assertThat(faults.doubled).isEqualTo(doubled);
  }

  @Property(tries = 500)
  void aResyncHidesNothingThatWasMissedBeforeOrAfter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int at) {
    Random random = new Random(seed);
    List<Sent> sent = ofTheWorld();
    sent.removeIf(frame -> frame.seq() != at && frame.seq() < 250 && random.nextInt(9) == 0);
    long before = sent.stream().filter(frame -> frame.seq() <= at).count();
    deliver(world, sent.subList(0, (int) before));
    // The server drops what is queued for a slow client and says where it goes on.
    world.snapshot(0, EPOCH, at + 40, faults);
    List<Sent> after = sent.stream().filter(frame -> frame.seq() > at + 40).toList();
    after.forEach(frame -> world.delta(0, 0, EPOCH, frame.seq(), frame.prev(), faults));

    assertThat(faults.resyncs).isEqualTo(1);
    assertThat(faults.missing).isEqualTo(FRAMES - 40 - before - after.size());
    assertThat(faults.doubled + faults.reordered).isZero();
  }

  @Property(tries = 500)
  void ofATileAHoleIsMissingOnceHoweverManyFramesItHad(@ForAll long seed) {
    Random random = new Random(seed);
    List<Sent> sent = new ArrayList<>();
    long holes = 0;
    boolean inHole = false;
    for (Sent frame : ofATile(random)) {
      boolean leaveOut = random.nextInt(4) == 0;
      holes += !leaveOut && inHole ? 1 : 0;
      inHole = leaveOut;
      if (!leaveOut) {
        sent.add(frame);
      }
    }
    deliver(tile, sent);

    assertThat(faults.missing).isEqualTo(holes);
    assertThat(faults.doubled + faults.reordered).isZero();
  }

  @Property(tries = 1000)
  void ofATileLateFramesFillTheirHolesWhateverTheirOrder(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 15) int within) {
    Random random = new Random(seed);
    List<Sent> sent = ofATile(random);
    FrameOrders.shuffleBlocks(sent, within, random);
    deliver(tile, sent);

    assertThat(faults.reordered).isEqualTo(FrameOrders.behindLaterOnes(sent, Sent::seq));
    assertThat(faults.missing + faults.doubled).isZero();
  }

  @Property(tries = 1000)
  void lessThanNothingIsNeverMissing(
      @ForAll long seed, @ForAll @IntRange(max = 2) int tiles, @ForAll boolean asked) {
    Random random = new Random(seed);
    Sequences sequences = new Sequences(tiles, asked);
    for (int i = 0; i < 300; i++) {
      long seq = 1 + random.nextInt(150);
      switch (random.nextInt(12)) {
        case 0 -> sequences.snapshot(0, EPOCH + random.nextInt(2), seq, faults);
        case 1 -> sequences.heartbeat(0, 0, EPOCH, seq, faults);
        case 2 -> sequences.gone(0);
        case 3 -> sequences.snapshot(0, 0, EPOCH + random.nextInt(2), seq, faults);
        default -> sequences.delta(0, 0, EPOCH, seq, tiles == 0 ? seq - 1 : seq / 2, faults);
      }
      assertThat(faults.missing).isNotNegative();
    }
  }

  private void deliver(Sequences sequences, List<Sent> sent) {
    sequences.snapshot(0, EPOCH, 0, faults);
    sent.forEach(frame -> sequences.delta(0, 0, EPOCH, frame.seq(), frame.prev(), faults));
  }

  private static List<Sent> ofTheWorld() {
    List<Sent> frames = new ArrayList<>();
    for (long seq = 1; seq <= FRAMES; seq++) {
      frames.add(new Sent(seq, seq - 1));
    }
    return frames;
  }

  /** A tile is not in every frame; each of its deltas names the one before. */
  private static List<Sent> ofATile(Random random) {
    List<Sent> frames = new ArrayList<>();
    long prev = 0;
    while (frames.size() < FRAMES) {
      long seq = prev + 1 + random.nextInt(4);
      frames.add(new Sent(seq, prev));
      prev = seq;
    }
    return frames;
  }
}
