package io.skysentinel.platform.health;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** What must hold for the node to be ready. Checks are asked from any thread and never block. */
public final class HealthChecks {
  private final Map<String, Supplier<Finding>> checks = new ConcurrentSkipListMap<>();

  public void add(String name, Supplier<Finding> check) {
    checks.put(name, check);
  }

  /** Asks all of them. */
  Report report() {
    Finding.Level worst = Finding.Level.UP;
    JsonObject details = new JsonObject();
    for (Map.Entry<String, Supplier<Finding>> check : checks.entrySet()) {
      Finding finding = check.getValue().get();
      details.put(
          check.getKey(),
          new JsonObject().put("status", word(finding.level())).put("detail", finding.detail()));
      if (finding.level().compareTo(worst) > 0) {
        worst = finding.level();
      }
    }
    return new Report(
        worst != Finding.Level.DOWN,
        new JsonObject().put("status", word(worst)).put("checks", details));
  }

  /** All findings together. */
  record Report(boolean ready, JsonObject body) {}

  private static String word(Finding.Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
