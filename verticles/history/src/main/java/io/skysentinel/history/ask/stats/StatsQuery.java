package io.skysentinel.history.ask.stats;

import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.TimeReader;
import java.util.List;
import java.util.Map;

/**
 * Of which days it is wanted how much was heard.
 *
 * @param from where the first begins, in Unix seconds; days are of UTC
 * @param days how many
 */
record StatsQuery(long from, int days) {
  static final int MOST_DAYS = 366;

  private static final List<String> NAMES = List.of("from", "to");
  private static final long DAY_S = 86_400;

  /** Reads the parameters of a request: without times, the last seven days are meant. */
  static StatsQuery parse(Map<String, String> parameters, double now) throws BadRequestException {
    QueryParameters.checkNames(parameters, NAMES);
    double to = time(parameters, "to", now);
    double from = time(parameters, "from", to - 6 * DAY_S);
    if (from > to) {
      throw new BadRequestException("from is later than to");
    }
    long first = Math.floorDiv((long) Math.floor(from), DAY_S);
    long last = Math.floorDiv((long) Math.floor(to), DAY_S);
    if (last - first >= MOST_DAYS) {
      throw new BadRequestException(
          "from and to may be %d days at most; ask for some after the others".formatted(MOST_DAYS));
    }
    return new StatsQuery(first * DAY_S, (int) (last - first + 1));
  }

  private static double time(Map<String, String> parameters, String name, double missing)
      throws BadRequestException {
    String text = parameters.get(name);
    return text == null ? missing : TimeReader.seconds(name, text);
  }
}
