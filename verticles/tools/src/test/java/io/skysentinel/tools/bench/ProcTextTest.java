package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text as Linux 6.1 writes it. */
class ProcTextTest {
  /** 12.34 s in user mode, 5.66 s in the kernel; what waited-for children took stands behind. */
  private static final String STAT =
      "4711 (%s) S 1 4711 4711 0 -1 4194304 90210 1515 31 0 1234 566 77 88 20 0 126 0 190125"
          + " 7651745792 147712 18446744073709551615 1 1 0 0 0 0 0 4096 16796879 0 0 0 17 1 0 0 0 0"
          + " 0 0 0 0 0 0 0 0 0\n";

  @Test
  void processorTimeIsThatOfUserAndKernel() {
    assertThat(ProcText.cpuSeconds(STAT.formatted("java"))).isEqualTo(18.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C2 CompilerThre", "a) S 9 9 (b", "((", ")", ""})
  void theNameOfAThreadMayBeAnything(String name) {
    assertThat(ProcText.cpuSeconds(STAT.formatted(name))).isEqualTo(18.0);
  }

  @Test
  void aYoungThreadHasTakenNothing() {
    String young = "8 (sleep) S 1 8 8 0 -1 4194304 97 0 0 0 0 0 0 0 20 0 1 0 99 2478080 210\n";

    assertThat(ProcText.cpuSeconds(young)).isZero();
  }

  @Test
  void residentMemoryIsTheSecondField() {
    assertThat(ProcText.rssBytes("1868102 147712 6402 1 0 273951 0\n")).isEqualTo(605_028_352);
    assertThat(ProcText.rssBytes("0 0 0 0 0 0 0\n")).isZero();
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

    assertThat(ProcText.tcpBytes(sockstat)).isEqualTo(36L << 20);
    assertThat(ProcText.tcpBytes("UDP: inuse 3 mem 512\nsockets: used 1\n")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "C2 CompilerThre, true",
    "C1 CompilerThre, true",
    "C2 CompilerThread0, true",
    "java, false",
    "GC Thread#0, false",
    "vert.x-eventloo, false",
    "C3 CompilerThre, false",
    "MyC2 CompilerTh, false",
  })
  void knowsTheThreadsThatCompile(String comm, boolean compiles) {
    assertThat(ProcText.isCompiler(comm + "\n")).isEqualTo(compiles);
    assertThat(ProcText.isCompiler(comm)).isEqualTo(compiles);
  }
}
