package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The measurement of an idle node, as small as it goes: what is printed is there and can be. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class IdleBenchIT {
  private static final String NUMBERS = " +(\\d+) +([\\d.]+) +([\\d.]+)$";

  @TempDir Path temp;
  private final Printed printed = new Printed();
  private final CommandLine bench = IdleBench.commandLine(printed.out());

  @Test
  void tellsWhatANodeNeedsByThreadAndInAll() throws Exception {
    String arguments = "--seconds 1 --window 2 --root " + NodeScript.in(temp);

    assertThat(bench.execute(arguments.split(" "))).as(printed.text()).isZero();

    // Whole names, from the JVM, of its own threads too; the kernel's end after 15 characters.
    assertThat(threads("data-plane-kafka-request-handler")).isPositive();
    assertThat(threads("vert.x-eventloop-thread")).isPositive();
    assertThat(threads("GC Thread")).isPositive();
    String result = printed.line("==> 1 s after it was ready, for 2 s: ");
    double percent = printed.number(result, ": ([\\d.]+) % of a core");
    assertThat(percent).isPositive();
    assertThat(printed.number(printed.line("all "), "\\d+ +([\\d.]+) +[\\d.]+$"))
        .isCloseTo(percent, within(0.01));
    assertThat(printed.number(result, "core, (\\d+) wake-ups")).isPositive();
    assertThat(printed.number(result, "RSS (\\d+) MiB")).isBetween(100.0, 4_000.0);
    assertThat(printed.number(result, "live heap (\\d+) MiB")).isBetween(5.0, 512.0);
  }

  @Test
  void measuresAProcessThatRunsAlready() throws Exception {
    long own = ProcessHandle.current().pid();

    assertThat(bench.execute(("--seconds 0 --window 1 --root x --pid " + own).split(" ")))
        .as(printed.text())
        .isZero();

    assertThat(threads("main")).isEqualTo(1);
  }

  private double threads(String name) {
    return printed.number(printed.line(name + " "), NUMBERS);
  }
}
