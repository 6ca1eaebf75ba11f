package io.skysentinel.bridge.client;

import io.skysentinel.core.live.View;
import org.jspecify.annotations.Nullable;

/**
 * What a client can subscribe to: the frames of a view, or the events of an address.
 *
 * @param address where a client of the event bus is told of it; empty where there is one topic only
 * @param view whose frames it tells, {@code null} when it tells events
 */
public record Topic(String address, @Nullable View view) {

  /** The only topic of a client that has no addresses. */
  public static Topic of(View view) {
    return new Topic("", view);
  }
}
