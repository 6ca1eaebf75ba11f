package io.skysentinel.standalone;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeDecoder;
import io.skysentinel.core.envelope.InvalidEnvelopeException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How many updates there are of each aircraft, and a checksum over them in whatever order. */
final class AircraftSums {
  private final TreeMap<String, Sum> ofAircraft = new TreeMap<>();

  /** Of one aircraft. */
  record Sum(long updates, long checksum) {
    private Sum plus(Sum other) {
      return new Sum(updates + other.updates, checksum + other.checksum);
    }
  }

  /** Of all updates that the log has. */
  static AircraftSums of(KafkaClient log) throws InvalidEnvelopeException {
    AircraftSums sums = new AircraftSums();
    for (ConsumerRecord<String, String> record : log.readAll("flights.updates")) {
      FlightState state =
          EnvelopeDecoder.decode(record.value().getBytes(StandardCharsets.UTF_8)).payload();
      sums.add(
          state.icao24(),
          state.lastContactUnix(),
          state.lat(),
          state.lon(),
          String.valueOf(state.squawk()));
    }
    return sums;
  }

  /** An update, by all that tells it from others of the tests. */
  void add(String icao24, double lastContact, double lat, double lon, String squawk) {
    CRC32 crc = new CRC32();
    String update = "%.3f %s %s %s".formatted(lastContact, lat, lon, squawk);
    crc.update(update.getBytes(StandardCharsets.UTF_8));
    ofAircraft.merge(icao24, new Sum(1, crc.getValue()), Sum::plus);
  }

  long updates() {
    return ofAircraft.values().stream().mapToLong(Sum::updates).sum();
  }

  /** One that lacks an update, or has one twice, is another text. */
  @Override
  public String toString() {
    return ofAircraft.toString();
  }
}
