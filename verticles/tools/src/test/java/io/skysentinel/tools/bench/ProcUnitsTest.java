package io.skysentinel.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text as Linux 6.1 writes it. */
class ProcUnitsTest {
  private static final ProcUnits UNITS = new ProcUnits(100, 4096);

  @TempDir Path temp;

  /** 12.34 s in user mode, 5.66 s in the kernel; what waited-for children took stands behind. */
  private static final String STAT =
      "4711 (%s) S 1 4711 4711 0 -1 4194304 90210 1515 31 0 1234 566 77 88 20 0 126 0 190125"
          + " 7651745792 147712 18446744073709551615 1 1 0 0 0 0 0 4096 16796879 0 0 0 17 1 0 0 0 0"
          + " 0 0 0 0 0 0 0 0 0\n";

  @Test
  void processorTimeIsThatOfUserAndKernel() {
    assertThat(UNITS.cpuSeconds(STAT.formatted("java"))).isEqualTo(18.0);
  }

  @Test
  void processorTimeOfChildrenThatEndedStandsBehind() {
    assertThat(UNITS.endedCpuSeconds(STAT.formatted("postgres"))).isEqualTo(1.65);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C2 CompilerThre", "a) S 9 9 (b", "((", ")", ""})
  void theNameOfAThreadMayBeAnything(String name) {
    assertThat(UNITS.cpuSeconds(STAT.formatted(name))).isEqualTo(18.0);
  }

  @Test
  void aYoungThreadHasTakenNothing() {
    String young = "8 (sleep) S 1 8 8 0 -1 4194304 97 0 0 0 0 0 0 0 20 0 1 0 99 2478080 210\n";

    assertThat(UNITS.cpuSeconds(young)).isZero();
  }

  @Test
  void residentMemoryIsTheSecondField() {
    assertThat(UNITS.rssBytes("1868102 147712 6402 1 0 273951 0\n")).isEqualTo(605_028_352);
    assertThat(UNITS.rssBytes("0 0 0 0 0 0 0\n")).isZero();
  }

  @Test
  void theKernelsMemoryIsThatOfTcpAlone() {
    String sockstat =
        """
        sockets: used 20144
        TCP: inuse 20011 orphan 2 tw 31 alloc 20019 mem 9216
        UDP: inuse 3 mem 512
        UDPLITE: inuse 0
        RAW: inuse 0
        FRAG: inuse 0 memory 0
        """;

    assertThat(UNITS.tcpBytes(sockstat)).isEqualTo(36L << 20);
    assertThat(UNITS.tcpBytes("UDP: inuse 3 mem 512\nsockets: used 1\n")).isZero();
  }

  @Test
  void bothCountInTheUnitsOfTheKernel() throws Exception {
    FakeProc proc = new FakeProc(temp);
    proc.units(250, 16_384);
    ProcUnits pi = ProcUnits.of(proc.root());

    assertThat(pi.cpuSeconds(STAT.formatted("java"))).isEqualTo(7.2);
    assertThat(pi.rssBytes("1868102 100 6402 1 0 273951 0\n")).isEqualTo(1_638_400);
    assertThat(pi.tcpBytes("TCP: inuse 1 orphan 0 tw 3 alloc 1 mem 3\n")).isEqualTo(49_152);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisMachinesUnitsAreThoseThatItsToolsTell() throws Exception {
    ProcUnits here = ProcUnits.of(Path.of("/proc"));

    assertThat(here).isEqualTo(new ProcUnits(getconf("CLK_TCK"), getconf("PAGESIZE")));
  }

  private static long getconf(String name) throws Exception {
    Process getconf = new ProcessBuilder("getconf", name).start();
    return Long.parseLong(new String(getconf.getInputStream().readAllBytes(), UTF_8).trim());
  }
}
