package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.tools.bench.ProcessMeter.Look;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process whose needs are made up: what the meter says of it is known. */
@Timeout(60)
class ProcessMeterTest {
  private static final long MIB = 1 << 20;

  @TempDir Path temp;
  private FakeProc proc;
  private ProcessMeter meter;

  @BeforeEach
  void start() throws Exception {
    proc = new FakeProc(temp);
    proc.cpu(1_000);
    proc.memory(100 * MIB);
    proc.tcp(8 * MIB);
    proc.thread(1, "java", 600);
    proc.thread(9, "C2 CompilerThre", 300);
    meter = new ProcessMeter(proc.root(), FakeProc.PID);
  }

  @AfterEach
  void stop() {
    meter.close();
  }

  @Test
  void aLookSeesProcessorCompilersAndMemory() {
    assertThat(look()).isEqualTo(new Look(10, 3, 100 * MIB, 8 * MIB));
  }

  @Test
  void processorTimeIsWhatWasTakenBetweenLessWhatCompiled() throws Exception {
    long from = settled();
    proc.cpu(1_000 + 450);
    proc.thread(9, "C2 CompilerThre", 300 + 120);
    long to = settled();

    assertThat(meter.cpuSeconds(from, to)).isCloseTo(4.5 - 1.2, within(1e-9));
    assertThat(meter.jitSeconds(from, to)).isCloseTo(1.2, within(1e-9));
  }

  @Test
  void aProcessThatOnlyCompilesTakesNothingBesides() throws Exception {
    long from = settled();
    proc.cpu(1_000 + 1);
    proc.thread(9, "C2 CompilerThre", 300 + 2);
    long to = settled();

    // The threads' times are read after the process's.
    assertThat(meter.cpuSeconds(from, to)).isZero();
  }

  @Test
  void aProcessThatRestsTakesNothing() throws Exception {
    long from = settled();
    long to = settled();

    assertThat(meter.cpuSeconds(from, to)).isZero();
    assertThat(meter.jitSeconds(from, to)).isZero();
  }

  @Test
  void partsAddUpToTheWhole() throws Exception {
    long from = settled();
    proc.cpu(1_100);
    long between = settled();
    proc.cpu(1_370);
    long to = settled();

    assertThat(meter.cpuSeconds(from, between)).isCloseTo(1.0, within(1e-9));
    assertThat(meter.cpuSeconds(between, to)).isCloseTo(2.7, within(1e-9));
    assertThat(meter.cpuSeconds(from, to)).isCloseTo(3.7, within(1e-9));
  }

  @Test
  void betweenTwoLooksTimeGoesEvenly() throws Exception {
    long from = settled();
    proc.cpu(2_000);
    long to = settled();
    double before = 0;
    for (long ms = from; ms <= to; ms++) {
      double taken = meter.cpuSeconds(from, ms);
      assertThat(taken).isBetween(before, 10.0 + 1e-9);
      before = taken;
    }
    assertThat(before).isCloseTo(10, within(1e-9));
  }

  @Test
  void remembersThePeakOfMemoryThoughItIsPast() throws Exception {
    long from = settled();
    proc.memory(300 * MIB);
    proc.tcp(64 * MIB);
    long peak = settled();
    proc.memory(120 * MIB);
    proc.tcp(8 * MIB);
    long to = settled();

    assertThat(meter.mostRss(from, to)).isEqualTo(300 * MIB);
    assertThat(meter.mostBytes(from, to)).isEqualTo(364 * MIB);
    assertThat(meter.mostRss(from, peak - 1)).isLessThanOrEqualTo(300 * MIB);
    assertThat(meter.last().rssBytes()).isEqualTo(120 * MIB);
  }

  @Test
  void theMostOfBothIsThatOfOneMoment() throws Exception {
    long from = settled();
    proc.memory(300 * MIB);
    settled();
    proc.memory(100 * MIB);
    settled();
    proc.tcp(64 * MIB);
    long to = settled();

    assertThat(meter.mostBytes(from, to)).isEqualTo(308 * MIB);
  }

  @Test
  void saysSoWhenItHasNotLookedThen() throws Exception {
    long now = settled();

    assertThatThrownBy(() -> meter.cpuSeconds(now - 3_600_000, now))
        .hasMessageContaining("not sampled at " + (now - 3_600_000));
  }

  @Test
  void aProcessThatEndedIsNotMeasuredAsIdle() throws Exception {
    long from = settled();
    proc.end();
    long later = System.currentTimeMillis() + 1_000;

    assertThatThrownBy(() -> meter.cpuSeconds(from, later))
        .hasMessageContaining("not sampled at " + later);
  }

  @Test
  void aCompilerThatEndsDoesNotEndTheMeter() throws Exception {
    long from = settled();
    proc.endThread(9);
    proc.cpu(1_200);
    long to = settled();

    assertThat(meter.cpuSeconds(from, to)).isCloseTo(2, within(1e-9));
    assertThat(meter.jitSeconds(from, to)).isZero();
  }

  @Test
  void looksNoMoreOnceItIsClosed() throws Exception {
    settled();
    meter.close();
    long later = System.currentTimeMillis() + 1_000;

    assertThatThrownBy(() -> meter.jitSeconds(later, later)).hasMessageContaining("not sampled");
  }

  /** A time before and behind which the meter has seen what stands in the files now. */
  private long settled() {
    long now = System.currentTimeMillis();
    meter.cpuSeconds(now + 150, now + 250);
    return now + 150;
  }

  private Look look() {
    settled();
    return meter.last();
  }
}
