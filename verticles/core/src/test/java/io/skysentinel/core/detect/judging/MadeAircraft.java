package io.skysentinel.core.detect.judging;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;

/** An aircraft that flies as a test tells it. */
final class MadeAircraft {
  private static final double METRES_PER_DEGREE = 111_195.08;

  final String icao24;
  double lat;
  double lon;
  double altitudeM;
  double speedMps;
  double trackDeg;
  double rateMps;
  double turnDegS;
  int category = 4;
  String squawk = "2000";
  boolean onGround;
  boolean silent;
  boolean spoofed;
  double falseLat;
  double falseLon;
  double altitudeOffM;

  MadeAircraft(
      String icao24, double lat, double lon, double altitudeM, double speedMps, double trackDeg) {
    this.icao24 = icao24;
    this.lat = lat;
    this.lon = lon;
    this.altitudeM = altitudeM;
    this.speedMps = speedMps;
    this.trackDeg = trackDeg;
  }

  void fly(double seconds) {
    double middle = Math.toRadians(trackDeg + turnDegS * seconds / 2);
    lat += speedMps * Math.cos(middle) * seconds / METRES_PER_DEGREE;
    lon +=
        speedMps * Math.sin(middle) * seconds / (METRES_PER_DEGREE * Math.cos(Math.toRadians(lat)));
    trackDeg = (trackDeg + turnDegS * seconds + 360) % 360;
    altitudeM += rateMps * seconds;
  }

  /** What a receiver hears, in the steps of Mode S. */
  FlightState report(double unix) {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = icao24;
    state.callsign = "TST" + icao24.substring(4);
    state.lat = Math.rint((spoofed ? falseLat : lat) * 1e5) / 1e5;
    state.lon = Math.rint((spoofed ? falseLon : lon) * 1e5) / 1e5;
    state.altitudeM = Math.rint((altitudeM + altitudeOffM) / 7.62) * 7.62;
    state.velocityMps = Math.rint(speedMps * 100) / 100;
    state.headingDeg = Math.rint(trackDeg * 100) / 100;
    state.verticalRateMps = Math.rint(rateMps / 0.32512) * 0.32512;
    state.onGround = onGround;
    state.squawk = squawk;
    state.timePositionUnix = unix;
    state.lastContactUnix = unix;
    state.category = category;
    return state.build();
  }
}
