package io.skysentinel.core.contract;

import org.jspecify.annotations.Nullable;

/** Collects what a feed says of one aircraft; everything not set stays unknown. Reusable. */
public final class FlightStateBuilder {
  public String icao24 = "";
  public @Nullable String callsign;
  public double lat;
  public double lon;
  public double altitudeM;
  public double geoAltitudeM;
  public double velocityMps;
  public double headingDeg;
  public double verticalRateMps;
  public boolean onGround;
  public @Nullable String squawk;
  public boolean spi;
  public double timePositionUnix;
  public double lastContactUnix;
  public @Nullable String originCountry;
  public int category;
  public int positionSource;
  public @Nullable String registration;
  public @Nullable String aircraftType;
  public @Nullable String origin;
  public @Nullable String destination;

  /** A builder that knows nothing. */
  public FlightStateBuilder() {
    clear();
  }

  /** Forgets everything, so that one builder serves a whole answer. */
  public FlightStateBuilder clear() {
    icao24 = "";
    callsign = null;
    lat = Double.NaN;
    lon = Double.NaN;
    altitudeM = Double.NaN;
    geoAltitudeM = Double.NaN;
    velocityMps = Double.NaN;
    headingDeg = Double.NaN;
    verticalRateMps = Double.NaN;
    onGround = false;
    squawk = null;
    spi = false;
    timePositionUnix = Double.NaN;
    lastContactUnix = Double.NaN;
    originCountry = null;
    category = FlightState.UNKNOWN;
    positionSource = FlightState.UNKNOWN;
    registration = null;
    aircraftType = null;
    origin = null;
    destination = null;
    return this;
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
        destination);
  }
}
