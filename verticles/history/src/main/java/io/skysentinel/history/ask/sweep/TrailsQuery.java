package io.skysentinel.history.ask.sweep;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.history.ask.sky.AskedArea;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.TimeReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which trails are wanted, and of what length.
 *
 * @param t the instant of the sky, in Unix seconds
 * @param seconds how long before it they begin
 * @param box of which part of the sky; {@code null} for all of it
 * @param simplifyM how far they may lie from where the aircraft were, in metres
 */
record TrailsQuery(double t, double seconds, @Nullable BoundingBox box, double simplifyM) {
  private static final List<String> NAMES = List.of("t", "seconds", "bbox", "simplify");
  private static final double USUAL_SECONDS = 600;
  private static final double MOST_SECONDS = 3_600;
  private static final double USUAL_METRES = 500;
  private static final double LEAST_METRES = 10;
  private static final double MOST_METRES = 100_000;

  /** Half as fast again as airliners in a strong wind; whoever flies faster comes from nearer. */
  private static final double FASTEST_MPS = 500;

  /** Reads the parameters of a request. */
  static TrailsQuery parse(Map<String, String> parameters) throws BadRequestException {
    QueryParameters.checkNames(parameters, NAMES);
    double t = TimeReader.seconds("t", QueryParameters.present(parameters, "t"));
    double seconds = QueryParameters.number(parameters, "seconds", USUAL_SECONDS);
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new BadRequestException("seconds have to be more than 0, and 3600 at most");
    }
    double metres = QueryParameters.number(parameters, "simplify", USUAL_METRES);
    if (!(metres >= LEAST_METRES && metres <= MOST_METRES)) {
      throw new BadRequestException("simplify has to be 10 to 100000 metres");
    }
    String box = parameters.get("bbox");
    return new TrailsQuery(t, seconds, box == null ? null : BoxReader.box(box), metres);
  }

  double from() {
    return t - seconds;
  }

  /** Where those were, all the time, who fly in the box in the end. */
  @Nullable BoundingBox sweptBox() {
    return box == null ? null : AskedArea.around(box, seconds * FASTEST_MPS);
  }

  /** In which part of the sky is looked for those who have a trail. */
  @Nullable BoundingBox askedBox() {
    return box == null ? null : AskedArea.around(box);
  }
}
