package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JitTimeTest {
  @TempDir Path temp;
  private FakeProc proc;
  private JitTime jit;

  @BeforeEach
  void start() throws Exception {
    proc = new FakeProc(temp);
    proc.thread(1, "java", 900);
    proc.thread(2, "GC Thread#0", 800);
    jit = new JitTime(proc.process(), new ProcUnits(100, 4096));
  }

  @Test
  void isThatOfBothCompilersAndOfNoOtherThread() throws Exception {
    proc.thread(3, "C2 CompilerThre", 300);
    proc.thread(4, "C1 CompilerThre", 50);

    assertThat(jit.seconds()).isEqualTo(3.5);

    proc.thread(3, "C2 CompilerThre", 400);
    assertThat(jit.seconds()).isEqualTo(4.5);
  }

  @Test
  void isNothingWhereNothingCompiles() throws Exception {
    assertThat(jit.seconds()).isZero();
  }

  @Test
  void findsCompilersThatStartBehindTheFirstLook() throws Exception {
    assertThat(jit.seconds()).isZero();

    proc.thread(3, "C2 CompilerThre", 100);
    assertThat(jit.seconds()).isEqualTo(1);
  }

  @Test
  void findsASecondCompilerWithinASecondOfLooks() throws Exception {
    proc.thread(3, "C2 CompilerThre", 100);
    assertThat(jit.seconds()).isEqualTo(1);

    proc.thread(5, "C2 CompilerThre", 20);
    double last = 0;
    for (int look = 0; look < 10; look++) {
      last = jit.seconds();
    }
    assertThat(last).isEqualTo(1.2);
  }

  @Test
  void whatACompilerTookThatHasEndedIsNotForgotten() throws Exception {
    proc.thread(3, "C2 CompilerThre", 100);
    proc.thread(5, "C2 CompilerThre", 70);
    assertThat(jit.seconds()).isEqualTo(1.7);

    proc.endThread(5);
    proc.thread(3, "C2 CompilerThre", 130);
    for (int look = 0; look < 25; look++) {
      assertThat(jit.seconds()).isEqualTo(2.0);
    }
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
    assertThat(JitTime.isCompiler(comm + "\n")).isEqualTo(compiles);
    assertThat(JitTime.isCompiler(comm)).isEqualTo(compiles);
  }
}
