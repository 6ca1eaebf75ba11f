package io.skysentinel.history.ask.sweep;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.history.ask.sky.AskedArea;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.TimeReader;
import java.util.List;
import java.util.Map;

/**
 * Near which point, and when.
 *
 * @param from in Unix seconds, as {@code to}; both are included
 */
record NearQuery(double lat, double lon, double km, double from, double to) {
  static final double LONGEST_SECONDS = 3_600;

  private static final List<String> NAMES = List.of("lat", "lon", "km", "from", "to");

  /** The difference of two times in a query is not exact. */
  private static final double ROUNDING_SECONDS = 0.001;

  private static final double USUAL_KM = 10;
  private static final double MOST_KM = 100;
  private static final double METRES_PER_KM = 1_000;

  /** Reads the parameters of a request: without times, the last hour is meant. */
  static NearQuery parse(Map<String, String> parameters, long now) throws BadRequestException {
    QueryParameters.checkNames(parameters, NAMES);
    double lat = coordinate(parameters, "lat", 90);
    double lon = coordinate(parameters, "lon", 180);
    double km = QueryParameters.number(parameters, "km", USUAL_KM);
    if (!(km > 0 && km <= MOST_KM)) {
      throw new BadRequestException("km has to be more than 0, and 100 at most");
    }
    String end = parameters.get("to");
    double to = end == null ? now : TimeReader.seconds("to", end);
    String begin = parameters.get("from");
    double from = begin == null ? to - LONGEST_SECONDS : TimeReader.seconds("from", begin);
    if (from > to) {
      throw new BadRequestException("from is later than to");
    }
    if (to - from > LONGEST_SECONDS + ROUNDING_SECONDS) {
      throw new BadRequestException("an hour may be asked about at most");
    }
    return new NearQuery(lat, lon, km, from, to);
  }

  private static double coordinate(Map<String, String> parameters, String name, double most)
      throws BadRequestException {
    double degrees = BoxReader.number(name, QueryParameters.present(parameters, name));
    if (Math.abs(degrees) > most) {
      throw new BadRequestException("%s has to be -%2$.0f to %2$.0f".formatted(name, most));
    }
    return degrees;
  }

  double metres() {
    return km * METRES_PER_KM;
  }

  /** What the past is to be asked about: who flies through the circle is heard before and after. */
  BoundingBox askedBox() {
    double reach = metres() / Sphere.RADIUS_M;
    double south = lat - Math.toDegrees(reach);
    double north = lat + Math.toDegrees(reach);
    if (south <= -90 || north >= 90) {
      return AskedArea.around(
          new BoundingBox(Math.max(-90, south), Math.min(90, north), -180, 180));
    }
    double across =
        Math.toDegrees(Math.asin(Math.min(1, Math.sin(reach) / Math.cos(Math.toRadians(lat)))));
    return AskedArea.around(
        new BoundingBox(
            south, north, AskedArea.normalized(lon - across), AskedArea.normalized(lon + across)));
  }
}
