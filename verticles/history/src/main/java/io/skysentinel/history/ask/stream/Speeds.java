package io.skysentinel.history.ask.stream;

import io.skysentinel.platform.web.BadRequestException;

/** How fast the past may be played. */
final class Speeds {
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 600;

  private Speeds() {}

  /** The same speed, if it can be played at. */
  static double checked(double speed) throws BadRequestException {
    double fast = Math.abs(speed);
    if (!(fast >= SLOWEST && fast <= FASTEST)) {
      throw new BadRequestException("speed has to be 0.1 to 600, or -0.1 to -600 for backwards");
    }
    return speed;
  }
}
