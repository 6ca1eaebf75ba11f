package io.skysentinel.core.detect;

import io.skysentinel.core.json.JsonBytes;
import java.time.Instant;

/** A processed update in the form that the log has. One writer serves one thread. */
public final class ProcessedJson {
  private static final byte[] HEAD = JsonBytes.ascii("{'schema_version':");
  private static final byte[] TYPE = JsonBytes.ascii(",'type':'processed'");

  private final JsonBytes json = new JsonBytes(1024);

  /** The update as one JSON object, in a fresh array. */
  public byte[] encode(ProcessedUpdate update) {
    json.clear();
    json.raw(HEAD).integer(ProcessedUpdate.SCHEMA_VERSION).raw(TYPE);
    number(Keys.TIMESTAMP, update.timestamp());
    json.raw(Keys.ICAO24).string(update.icao24());
    json.raw(Keys.CALLSIGN).string(update.callsign());
    motion(update);
    json.raw(Keys.FLIGHT_PHASE).string(update.flightPhase());
    json.raw(Keys.PLAUSIBILITY).string(update.plausibility());
    time(update);
    features(update);
    number(Keys.GRID_X, update.gridX());
    number(Keys.GRID_Y, update.gridY());
    json.raw(Keys.AIRPORT).string(update.airport());
    number(Keys.AIRPORT_KM, update.airportKm());
    number(Keys.HEIGHT, update.heightM());
    json.raw(Keys.RUNWAY).string(update.runway());
    number(Keys.RUNWAY_KM, update.runwayKm());
    json.raw(Keys.PROCESSED)
        .string(Instant.ofEpochMilli(update.processingTimestampMs()).toString())
        .raw('}');
    return json.toByteArray();
  }

  private void motion(ProcessedUpdate update) {
    number(Keys.LATITUDE, update.latitude());
    number(Keys.LONGITUDE, update.longitude());
    number(Keys.VELOCITY, update.velocity());
    number(Keys.VELOCITY_KT, update.velocityKt());
    number(Keys.BARO_ALTITUDE, update.baroAltitude());
    number(Keys.ALTITUDE_FT, update.altitudeFt());
    number(Keys.VERTICAL_RATE, update.verticalRate());
    number(Keys.TRACK, update.trackDeg());
  }

  private void time(ProcessedUpdate update) {
    number(Keys.HOUR, update.hour());
    json.raw(Keys.DAY_OF_WEEK).integer(update.dayOfWeek());
    number(Keys.HOUR_SIN, update.hourSin());
    number(Keys.HOUR_COS, update.hourCos());
    number(Keys.DAY_SIN, update.daySin());
    number(Keys.DAY_COS, update.dayCos());
  }

  private void features(ProcessedUpdate update) {
    number(Keys.ACCELERATION, update.accelerationMps2());
    number(Keys.TURN_RATE, update.turnRateDegS());
    number(Keys.IMPLIED_SPEED, update.impliedSpeedMps());
    number(Keys.ENERGY_HEIGHT, update.energyHeightM());
    number(Keys.ENERGY_RATE, update.energyRateMps());
    number(Keys.VELOCITY_ANOMALY, update.velocityAnomaly());
    number(Keys.ALTITUDE_ANOMALY, update.altitudeAnomaly());
    json.raw(Keys.IS_ANOMALY).bool(update.isAnomaly());
    number(Keys.ANOMALY_SCORE, update.anomalyScore());
    json.raw(Keys.SCORE_FEATURES).string(update.scoreFeatures());
  }

  private void number(byte[] key, double value) {
    json.raw(key).number(value);
  }

  /** With the comma before and the colon after, as they stand in every record. */
  private static final class Keys {
    static final byte[] TIMESTAMP = key("timestamp");
    static final byte[] ICAO24 = key("icao24");
    static final byte[] CALLSIGN = key("callsign");
    static final byte[] LATITUDE = key("latitude");
    static final byte[] LONGITUDE = key("longitude");
    static final byte[] VELOCITY = key("velocity");
    static final byte[] VELOCITY_KT = key("velocity_kt");
    static final byte[] BARO_ALTITUDE = key("baro_altitude");
    static final byte[] ALTITUDE_FT = key("altitude_ft");
    static final byte[] VERTICAL_RATE = key("vertical_rate");
    static final byte[] TRACK = key("track_deg");
    static final byte[] FLIGHT_PHASE = key("flight_phase");
    static final byte[] PLAUSIBILITY = key("plausibility");
    static final byte[] HOUR = key("hour");
    static final byte[] DAY_OF_WEEK = key("day_of_week");
    static final byte[] HOUR_SIN = key("hour_sin");
    static final byte[] HOUR_COS = key("hour_cos");
    static final byte[] DAY_SIN = key("day_sin");
    static final byte[] DAY_COS = key("day_cos");
    static final byte[] ACCELERATION = key("acceleration_mps2");
    static final byte[] TURN_RATE = key("turn_rate_dps");
    static final byte[] IMPLIED_SPEED = key("implied_speed_mps");
    static final byte[] ENERGY_HEIGHT = key("energy_height_m");
    static final byte[] ENERGY_RATE = key("energy_rate_mps");
    static final byte[] VELOCITY_ANOMALY = key("velocity_anomaly");
    static final byte[] ALTITUDE_ANOMALY = key("altitude_anomaly");
    static final byte[] IS_ANOMALY = key("is_anomaly");
    static final byte[] ANOMALY_SCORE = key("anomaly_score");
    static final byte[] SCORE_FEATURES = key("score_features");
    static final byte[] GRID_X = key("grid_x");
    static final byte[] GRID_Y = key("grid_y");
    static final byte[] AIRPORT = key("airport");
    static final byte[] AIRPORT_KM = key("airport_km");
    static final byte[] HEIGHT = key("height_m");
    static final byte[] RUNWAY = key("runway");
    static final byte[] RUNWAY_KM = key("runway_km");
    static final byte[] PROCESSED = key("processing_timestamp");

    private Keys() {}

    private static byte[] key(String name) {
      return JsonBytes.ascii(",'" + name + "':");
    }
  }
}
