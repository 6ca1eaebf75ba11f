package io.skysentinel.platform.role;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.connection.Connections;
import io.skysentinel.platform.database.DatabaseSource;
import io.skysentinel.platform.health.NodeReport;
import io.skysentinel.platform.time.Clocks;
import java.util.function.LongSupplier;

/**
 * What a node gives to its roles.
 *
 * @param report where roles say what the status panel shows
 * @param peers who else is in the cluster
 * @param clocks the time
 * @param connections those of the node's web server
 * @param database where what is kept for long goes
 */
public record NodeContext(
    LiveConfig config,
    Bus bus,
    MeterRegistry registry,
    NodeReport report,
    Peers peers,
    Clocks clocks,
    Connections connections,
    DatabaseSource database) {

  /** The time of day, in Unix milliseconds. */
  public LongSupplier clockMs() {
    return clocks.wallMs();
  }
}
