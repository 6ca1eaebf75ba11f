package io.skysentinel.core.detect.judging;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import org.jspecify.annotations.Nullable;

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
  @Nullable String emergency;
  int nic = FlightState.UNKNOWN;
  boolean onGround;
  boolean silent;
  private boolean spoofed;
  private double falseLat;
  private double falseLon;
  private double falseNorthDegS;
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
    falseLat += falseNorthDegS * seconds;
  }

  /** From now on it says to be there, and to drift north by so many degrees a second. */
  void spoof(double atLat, double atLon, double northDegS) {
    spoofed = true;
    falseLat = atLat;
    falseLon = atLon;
    falseNorthDegS = northDegS;
  }

  /** It says where it is again. */
  void spoofNoMore() {
    spoofed = false;
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
    state.positionSource = 0;
    state.emergency = emergency;
    state.nic = nic;
    return state.build();
  }
}
