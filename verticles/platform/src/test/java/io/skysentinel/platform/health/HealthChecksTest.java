package io.skysentinel.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthChecksTest {
  private final HealthChecks checks = new HealthChecks();

  @Test
  void theWorstFindingCountsAndEachIsTold() {
    checks.add("log", () -> Finding.up("fine"));
    checks.add("feeds", () -> Finding.degraded("home: no answer"));

    HealthChecks.Report report = checks.report();

    assertThat(report.ready()).isTrue();
    assertThat(report.body().getString("status")).isEqualTo("degraded");
    assertThat(report.body().getJsonObject("checks").getJsonObject("feeds").getString("detail"))
        .isEqualTo("home: no answer");
    assertThat(report.body().getJsonObject("checks").getJsonObject("log").getString("status"))
        .isEqualTo("up");
  }

  @Test
  void oneThatIsDownMakesTheNodeNotReady() {
    checks.add("log", () -> Finding.down("no broker"));
    checks.add("feeds", () -> Finding.up("running"));
    assertThat(checks.report().ready()).isFalse();
    assertThat(checks.report().body().getString("status")).isEqualTo("down");
  }

  @Test
  void findingsAreAskedForEachTime() {
    boolean[] up = {false};
    checks.add("log", () -> up[0] ? Finding.up("") : Finding.down(""));
    assertThat(checks.report().ready()).isFalse();
    up[0] = true;
    assertThat(checks.report().ready()).isTrue();
  }
}
