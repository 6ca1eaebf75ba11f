package io.skysentinel.core.contract;

import java.util.Map;

/**
 * What somebody wants to know of the past.
 *
 * @param parameters in the words of the query that asks the same over HTTP
 */
public record HistoryQuestion(Map<String, String> parameters) {

  public HistoryQuestion {
    parameters = Map.copyOf(parameters);
  }
}
