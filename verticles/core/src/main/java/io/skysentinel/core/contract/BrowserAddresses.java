package io.skysentinel.core.contract;

import java.util.List;

/** What a browser may name on the event-bus bridge: the event bus as seen from outside. */
public final class BrowserAddresses {

  /** Received: the frames of a view; {@link #WORLD} or the name of a tile follows. */
  public static final String DELTA_PREFIX = "sky.delta.";

  /** The view of everything. */
  public static final String WORLD = "world";

  /** Received: how the nodes fare. */
  public static final String STATUS = Addresses.STATUS.name();

  /** Received: one anomaly. */
  public static final String ANOMALY = Addresses.ANOMALY.name();

  /** Received: one closed window. */
  public static final String WINDOW = "sky.window";

  /** Asked: the states of a view. */
  public static final String SNAPSHOT = "sky.snapshot";

  /** Asked: what was; the question's name follows. */
  public static final String HISTORY_PREFIX = "sky.history.";

  /** The questions of what was. */
  public static final List<String> HISTORY_QUESTIONS =
      List.of("anomalies", "at", "search", "track");

  private BrowserAddresses() {}

  /** Where the frames of a view are received. */
  public static String delta(String view) {
    return DELTA_PREFIX + view;
  }
}
