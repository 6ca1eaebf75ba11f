package io.skysentinel.node;

import io.skysentinel.bridge.BridgeRole;
import io.skysentinel.cache.CacheRole;
import io.skysentinel.detector.DetectorRole;
import io.skysentinel.history.HistoryRole;
import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.role.Role;
import io.skysentinel.poller.PollerRole;
import io.skysentinel.ticker.TickerRole;
import java.util.List;

/** All roles that there are. */
final class Roles {

  /**
   * In the order of the way of the data, in which they are deployed and stopped, and their routes
   * asked: history leaves to the detector behind it what is asked of now.
   */
  static final List<Role> ALL =
      List.of(
          new PollerRole(),
          new CacheRole(),
          new TickerRole(),
          new HistoryRole(),
          new DetectorRole(),
          new BridgeRole());

  private Roles() {}

  /** Those of these names. */
  static List<Role> named(List<String> names) {
    return ALL.stream().filter(role -> names.contains(role.name())).toList();
  }

  /** The parts of the configuration that the roles own. */
  static List<ConfigPart<?>> config() {
    return ALL.stream().<ConfigPart<?>>flatMap(role -> role.config().stream()).toList();
  }
}
