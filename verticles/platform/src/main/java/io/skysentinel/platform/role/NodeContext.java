package io.skysentinel.platform.role;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.health.NodeReport;
import java.util.function.LongSupplier;

/**
 * What a node gives to its roles.
 *
 * @param report where roles say what the status panel shows
 * @param peers who else is in the cluster
 * @param clockMs the time
 */
public record NodeContext(
    LiveConfig config,
    Bus bus,
    MeterRegistry registry,
    NodeReport report,
    Peers peers,
    LongSupplier clockMs) {}
