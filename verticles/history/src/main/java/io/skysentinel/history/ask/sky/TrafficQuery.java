package io.skysentinel.history.ask.sky;

import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.TimeReader;
import java.util.List;
import java.util.Map;

/**
 * Of which stretches of time it is wanted how much was heard. All in Unix seconds.
 *
 * @param from where the first begins, a multiple of the step
 * @param to where the last ends, or a little before that
 */
record TrafficQuery(long from, long to, long step) {
  static final int MOST_STRETCHES = 2_000;

  private static final List<String> NAMES = List.of("from", "to", "step");
  private static final int SHORTEST_STEP = 300;

  /** Reads the parameters of a request. */
  static TrafficQuery parse(Map<String, String> parameters) throws BadRequestException {
    QueryParameters.checkNames(parameters, NAMES);
    double from = TimeReader.seconds("from", QueryParameters.present(parameters, "from"));
    double to = TimeReader.seconds("to", QueryParameters.present(parameters, "to"));
    long step = QueryParameters.count(parameters, "step", SHORTEST_STEP);
    if (step % SHORTEST_STEP != 0) {
      throw new BadRequestException("step has to be a multiple of " + SHORTEST_STEP + " seconds");
    }
    if (from > to) {
      throw new BadRequestException("from is later than to");
    }
    long first = Math.floorDiv((long) Math.floor(from), step) * step;
    long stretches = -Math.floorDiv(first - (long) Math.ceil(to), step);
    if (stretches > MOST_STRETCHES) {
      throw new BadRequestException(
          "from, to and step make %d stretches, and there can be %d; take a longer step"
              .formatted(stretches, MOST_STRETCHES));
    }
    return new TrafficQuery(first, (long) Math.ceil(to), step);
  }
}
