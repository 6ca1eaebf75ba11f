package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What jcmd says of the heap and of the threads, of each collector and of both JDKs. */
class RunningJvmTest {
  private static final String METASPACE =
      """
       Metaspace       used 8965K, committed 9152K, reserved 1114112K
        class space    used 1064K, committed 1152K, reserved 1048576K
      """;

  @Test
  void readsG1() {
    String jdk17 =
        """
        8258:
         garbage-first heap   total 65536K, used 7828K [0x00000000fc000000, 0x0000000100000000)
          region size 1024K, 5 young (5120K), 1 survivors (1024K)
        """;
    String jdk25 =
        """
        8217:
        garbage-first heap   total reserved 65536K, committed 65536K, used 12708K [0x00000000fc000000, 0x0000000100000000)
         region size 1024K, 11 young (11264K), 2 survivors (2048K)
        """;

    assertThat(RunningJvm.heapUsed(jdk17 + METASPACE)).isEqualTo(7828L << 10);
    assertThat(RunningJvm.heapUsed(jdk25)).isEqualTo(12_708L << 10);
  }

  @Test
  void addsUpTheGenerationsOfOthers() {
    String serial17 =
        """
        8337:
         def new generation   total 19648K, used 14430K [0x00000000fc000000, 0x00000000fd550000, 0x00000000fd550000)
          eden space 17472K,  82% used [0x00000000fc000000, 0x00000000fce179a0, 0x00000000fd110000)
          to   space 2176K,   0% used [0x00000000fd110000, 0x00000000fd110000, 0x00000000fd330000)
         tenured generation   total 43712K, used 100K [0x00000000fd550000, 0x0000000100000000, 0x0000000100000000)
           the space 43712K,   0% used [0x00000000fd550000, 0x00000000fd550000, 0x00000000fd550200, 0x0000000100000000)
        """;
    String serial25 =
        """
        8301:
        DefNew     total 19648K, used 7698K [0x00000000fc000000, 0x00000000fd550000, 0x00000000fd550000)
         eden space 17472K,  31% used [0x00000000fc000000, 0x00000000fc564be8, 0x00000000fd110000)
        Tenured    total 43712K, used 2388K [0x00000000fd550000, 0x0000000100000000, 0x0000000100000000)
         the  space 43712K,   5% used [0x00000000fd550000, 0x00000000fd7a51b8, 0x0000000100000000)
        """;
    String parallel17 =
        """
        8540:
         PSYoungGen      total 18944K, used 14773K [0x00000000feb00000, 0x0000000100000000, 0x0000000100000000)
          eden space 16384K, 90% used [0x00000000feb00000,0x00000000ff96d4f0,0x00000000ffb00000)
         ParOldGen       total 44032K, used 1826K [0x00000000fc000000, 0x00000000feb00000, 0x00000000feb00000)
          object space 44032K, 4% used [0x00000000fc000000,0x00000000fc1c8ad8,0x00000000feb00000)
        """;

    assertThat(RunningJvm.heapUsed(serial17 + METASPACE)).isEqualTo(14_530L << 10);
    assertThat(RunningJvm.heapUsed(serial25)).isEqualTo(10_086L << 10);
    assertThat(RunningJvm.heapUsed(parallel17 + METASPACE)).isEqualTo(16_599L << 10);
  }

  @Test
  void readsTheMegabytesOfZ() {
    String z =
        """
        8764:
         ZHeap           used 10M, capacity 64M, max capacity 64M
        """;

    assertThat(RunningJvm.heapUsed(z + METASPACE)).isEqualTo(10L << 20);
  }

  @Test
  void anAnswerWithoutAHeapIsNoEmptyHeap() {
    assertThatThrownBy(() -> RunningJvm.heapUsed("8764:\nUnable to open socket file\n"))
        .hasMessageContaining("Unable to open socket file");
    assertThatThrownBy(() -> RunningJvm.heapUsed(METASPACE)).hasMessageContaining("no heap");
  }

  @Test
  void readsTheNumbersOfThreadsInBothForms() {
    String jdk17 =
        """
        4711:
        2026-11-27 18:00:00
        Full thread dump OpenJDK 64-Bit Server VM (17.0.15+6 mixed mode, sharing):

        "kafka-request-handler-0" #62 daemon prio=5 os_prio=0 cpu=3.56ms elapsed=9.01s tid=0x00007f nid=0x1a2b waiting on condition  [0x00007f]
           java.lang.Thread.State: TIMED_WAITING (parking)

        "G1 Conc#0" os_prio=0 cpu=0.05ms elapsed=9.02s tid=0x00007f nid=0x1a2c runnable
        """;
    String jdk25 =
        """
        "Thread \"of\" mine" #3 [4712] prio=5 os_prio=0 cpu=85.02ms elapsed=3.20s tid=0x00007f nid=4712 waiting on condition  [0x00007f]
        "VM Thread" os_prio=0 cpu=1.36ms elapsed=3.21s tid=0x00007f nid=4713 runnable
        """;

    assertThat(RunningJvm.threadNames(jdk17))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(0x1a2bL, "kafka-request-handler-0", 0x1a2cL, "G1 Conc#0"));
    assertThat(RunningJvm.threadNames(jdk25))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(4712L, "Thread \"of\" mine", 4713L, "VM Thread"));
    assertThatThrownBy(() -> RunningJvm.threadNames("4711:\nUnable to open socket file\n"))
        .hasMessageContaining("Unable to open socket file");
  }
}
