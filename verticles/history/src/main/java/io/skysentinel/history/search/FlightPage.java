package io.skysentinel.history.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the flights that were found, in order.
 *
 * @param next behind which the next ones are; null when there are no more
 */
public record FlightPage(List<FoundFlight> flights, @Nullable SearchKey next) {

  public FlightPage {
    flights = List.copyOf(flights);
  }
}
