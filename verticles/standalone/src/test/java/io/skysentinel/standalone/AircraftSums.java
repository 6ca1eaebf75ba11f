package io.skysentinel.standalone;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** How many updates there are of each aircraft, and a checksum over them in whatever order. */
final class AircraftSums {
  private final TreeMap<String, Sum> ofAircraft = new TreeMap<>();

  /** Of one aircraft. */
  record Sum(long updates, long checksum) {
    private Sum plus(Sum other) {
      return new Sum(updates + other.updates, checksum + other.checksum);
    }
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
