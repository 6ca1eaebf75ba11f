package io.skysentinel.core.contract;

import org.jspecify.annotations.Nullable;

/** Collects what a feed says of one aircraft; everything not set stays unknown. Reusable. */
public final class FlightStateBuilder {
  private static final FlightState NOTHING = new FlightStateBuilder().build();

  public String icao24 = "";
  public @Nullable String callsign;
  public double lat = Double.NaN;
  public double lon = Double.NaN;
  public double altitudeM = Double.NaN;
  public double geoAltitudeM = Double.NaN;
  public double velocityMps = Double.NaN;
  public double headingDeg = Double.NaN;
  public double verticalRateMps = Double.NaN;
  public boolean onGround;
  public @Nullable String squawk;
  public boolean spi;
  public double timePositionUnix = Double.NaN;
  public double lastContactUnix = Double.NaN;
  public @Nullable String originCountry;
  public int category = FlightState.UNKNOWN;
  public int positionSource = FlightState.UNKNOWN;
  public @Nullable String registration;
  public @Nullable String aircraftType;
  public @Nullable String origin;
  public @Nullable String destination;
  public int nic = FlightState.UNKNOWN;
  public int nacP = FlightState.UNKNOWN;
  public @Nullable String emergency;

  /** Forgets everything, so that one builder serves a whole answer. */
  public FlightStateBuilder clear() {
    return from(NOTHING);
  }

  /** Takes over everything that {@code state} knows. */
  public FlightStateBuilder from(FlightState state) {
    icao24 = state.icao24();
    callsign = state.callsign();
    lat = state.lat();
    lon = state.lon();
    altitudeM = state.altitudeM();
    geoAltitudeM = state.geoAltitudeM();
    velocityMps = state.velocityMps();
    headingDeg = state.headingDeg();
    verticalRateMps = state.verticalRateMps();
    onGround = state.onGround();
    squawk = state.squawk();
    spi = state.spi();
    timePositionUnix = state.timePositionUnix();
    lastContactUnix = state.lastContactUnix();
    originCountry = state.originCountry();
    category = state.category();
    positionSource = state.positionSource();
    registration = state.registration();
    aircraftType = state.aircraftType();
    origin = state.origin();
    destination = state.destination();
    nic = state.nic();
    nacP = state.nacP();
    emergency = state.emergency();
    return this;
  }

  /** The state as it stands now. */
  public FlightState build() {
    return new FlightState(
        icao24,
        callsign,
        lat,
        lon,
        altitudeM,
        geoAltitudeM,
        velocityMps,
        headingDeg,
        verticalRateMps,
        onGround,
        squawk,
        spi,
        timePositionUnix,
        lastContactUnix,
        originCountry,
        category,
        positionSource,
        registration,
        aircraftType,
        origin,
        destination,
        nic,
        nacP,
        emergency);
  }
}
