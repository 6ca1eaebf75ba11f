package io.skysentinel.tools.load;

import io.skysentinel.core.live.View;

/** Plans for tests; each says only what the test is about. */
final class LoadPlans {
  static final Target NOWHERE = new Target("127.0.0.1", 1, "/");

  private LoadPlans() {}

  /** Ten clients of the world that read all the time, for a second. */
  static LoadPlan of(Protocol protocol) {
    return of(NOWHERE, protocol, 10, 1);
  }

  static LoadPlan of(Target target, Protocol protocol, int clients, int seconds) {
    return new LoadPlan(
        target, protocol, View.WORLD, "", clients, 10_000, seconds, 30, 0, 10, false, 2);
  }

  /** Of a box, as {@code --bbox} writes it. */
  static LoadPlan ofBox(Protocol protocol, String box) {
    return withBox(of(protocol), box);
  }

  static LoadPlan withBox(LoadPlan plan, String box) {
    boolean inQuery = !box.isEmpty() && plan.protocol().takesBoxInQuery();
    return new LoadPlan(
        inQuery ? plan.target().with("bbox", box) : plan.target(),
        plan.protocol(),
        LoadOptions.view(box),
        box,
        plan.clients(),
        plan.rampPerSecond(),
        plan.durationSeconds(),
        plan.patienceSeconds(),
        plan.slowShare(),
        plan.slowPauseSeconds(),
        plan.storm(),
        plan.threads());
  }

  static LoadPlan withStorm(LoadPlan plan) {
    return copy(plan, plan.slowShare(), plan.slowPauseSeconds(), true, plan.threads());
  }

  static LoadPlan withSlow(LoadPlan plan, double share, int pauseSeconds) {
    return copy(plan, share, pauseSeconds, plan.storm(), plan.threads());
  }

  static LoadPlan withThreads(LoadPlan plan, int threads) {
    return copy(plan, plan.slowShare(), plan.slowPauseSeconds(), plan.storm(), threads);
  }

  private static LoadPlan copy(
      LoadPlan plan, double slowShare, int slowPause, boolean storm, int threads) {
    return new LoadPlan(
        plan.target(),
        plan.protocol(),
        plan.view(),
        plan.box(),
        plan.clients(),
        plan.rampPerSecond(),
        plan.durationSeconds(),
        plan.patienceSeconds(),
        slowShare,
        slowPause,
        storm,
        threads);
  }
}
