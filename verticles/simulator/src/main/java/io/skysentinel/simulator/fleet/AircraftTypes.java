package io.skysentinel.simulator.fleet;

import static io.skysentinel.simulator.fleet.AircraftType.Use.AIRLINE;
import static io.skysentinel.simulator.fleet.AircraftType.Use.BUSINESS;

import io.skysentinel.simulator.fleet.AircraftType.Use;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The types that fly. */
public final class AircraftTypes {
  private static final int LIGHT = 2;
  private static final int SMALL = 3;
  private static final int LARGE = 4;
  private static final int HEAVY = 6;
  private static final int ROTORCRAFT = 8;

  /** Designator, category, use, cruise, levels, climb, rotate, approach, runway, km, share. */
  private static final List<AircraftType> ALL =
      List.of(
          new AircraftType("A320", LARGE, AIRLINE, 232, 310, 390, 12, 75, 69, 1800, 250, 4800, 20),
          new AircraftType("A20N", LARGE, AIRLINE, 232, 310, 390, 12, 75, 69, 1800, 250, 5600, 12),
          new AircraftType("A321", LARGE, AIRLINE, 232, 310, 370, 11, 78, 72, 2000, 300, 5000, 11),
          new AircraftType("A21N", LARGE, AIRLINE, 232, 310, 370, 11, 78, 72, 2000, 400, 6500, 8),
          new AircraftType("A319", LARGE, AIRLINE, 230, 310, 390, 12, 72, 66, 1600, 200, 4500, 7),
          new AircraftType("B738", LARGE, AIRLINE, 233, 310, 410, 13, 77, 73, 1900, 250, 5000, 20),
          new AircraftType("B38M", LARGE, AIRLINE, 233, 310, 410, 13, 77, 73, 1900, 300, 6000, 8),
          new AircraftType("B739", LARGE, AIRLINE, 233, 310, 390, 12, 80, 75, 2100, 400, 5000, 6),
          new AircraftType("B752", LARGE, AIRLINE, 236, 330, 410, 14, 77, 70, 1900, 1000, 6500, 3),
          new AircraftType("BCS3", LARGE, AIRLINE, 231, 330, 410, 13, 70, 66, 1600, 300, 5000, 5),
          new AircraftType("E190", LARGE, AIRLINE, 228, 310, 390, 12, 70, 65, 1600, 150, 3500, 5),
          new AircraftType("E75L", LARGE, AIRLINE, 224, 290, 390, 12, 69, 64, 1500, 120, 2600, 11),
          new AircraftType("CRJ9", LARGE, AIRLINE, 226, 290, 390, 12, 72, 69, 1700, 120, 2200, 8),
          new AircraftType("AT76", LARGE, AIRLINE, 140, 160, 230, 7, 57, 55, 1200, 80, 1000, 7),
          new AircraftType("DH8D", LARGE, AIRLINE, 170, 180, 250, 9, 60, 59, 1300, 80, 1200, 4),
          new AircraftType("B77W", HEAVY, AIRLINE, 249, 310, 390, 10, 85, 76, 2500, 3000, 14000, 9),
          new AircraftType("B789", HEAVY, AIRLINE, 250, 350, 430, 11, 80, 73, 2400, 3000, 14000, 9),
          new AircraftType("B788", HEAVY, AIRLINE, 250, 350, 430, 12, 78, 71, 2300, 2500, 13000, 5),
          new AircraftType("A359", HEAVY, AIRLINE, 249, 350, 410, 11, 77, 71, 2400, 3000, 14500, 8),
          new AircraftType("A333", HEAVY, AIRLINE, 241, 330, 410, 11, 76, 70, 2300, 2000, 11000, 7),
          new AircraftType("B763", HEAVY, AIRLINE, 236, 310, 390, 12, 77, 71, 2200, 1800, 10000, 4),
          new AircraftType("A388", HEAVY, AIRLINE, 249, 330, 390, 8, 82, 71, 2900, 4500, 14500, 2),
          new AircraftType("B744", HEAVY, AIRLINE, 250, 310, 390, 9, 86, 77, 2700, 3000, 13000, 1),
          new AircraftType("C56X", SMALL, BUSINESS, 222, 350, 430, 15, 57, 56, 1200, 100, 3400, 6),
          new AircraftType("E55P", SMALL, BUSINESS, 226, 350, 430, 16, 57, 55, 1200, 100, 3500, 6),
          new AircraftType("CL35", SMALL, BUSINESS, 236, 370, 450, 17, 62, 58, 1500, 300, 5800, 6),
          new AircraftType("GLF5", LARGE, BUSINESS, 248, 410, 490, 18, 67, 62, 1700, 800, 11000, 4),
          new AircraftType("GLEX", LARGE, BUSINESS, 248, 410, 490, 18, 64, 60, 1800, 800, 11000, 3),
          new AircraftType("BE20", SMALL, BUSINESS, 148, 180, 290, 10, 52, 53, 1000, 60, 2000, 6),
          new AircraftType("PC12", SMALL, BUSINESS, 140, 180, 280, 8, 43, 44, 800, 60, 2200, 6),
          light("C172", 57, 4.0, 29, 32, 600, 14),
          light("P28A", 59, 3.7, 30, 33, 600, 8),
          light("SR22", 85, 6.2, 38, 40, 650, 7),
          light("DA40", 66, 4.6, 32, 35, 600, 5),
          light("BE36", 82, 5.5, 37, 39, 700, 4),
          light("C182", 70, 5.0, 31, 34, 600, 6),
          light("BE58", 92, 7.0, 46, 48, 900, 3),
          helicopter("B407", 62, 6.5, 5),
          helicopter("EC35", 64, 6.5, 5),
          helicopter("S76", 72, 6.0, 4),
          helicopter("A139", 72, 7.5, 3),
          helicopter("R44", 54, 5.0, 6));

  private static final Map<Use, List<AircraftType>> BY_USE = byUse();

  private AircraftTypes() {}

  /**
   * A type for a way of that length between runways of that length; the commonest if none suits.
   */
  public static AircraftType choose(Use use, double km, double runwayM, RandomGenerator random) {
    List<AircraftType> candidates = BY_USE.getOrDefault(use, ALL);
    double total = 0;
    for (AircraftType type : candidates) {
      total += type.suits(km, runwayM) ? type.share() : 0;
    }
    double left = random.nextDouble() * total;
    for (AircraftType type : candidates) {
      left -= type.suits(km, runwayM) ? type.share() : 0;
      if (left < 0) {
        return type;
      }
    }
    return candidates.get(0);
  }

  private static Map<Use, List<AircraftType>> byUse() {
    Map<Use, List<AircraftType>> types = new EnumMap<>(Use.class);
    for (Use use : Use.values()) {
      types.put(use, ALL.stream().filter(type -> type.use() == use).toList());
    }
    return types;
  }

  private static AircraftType light(
      String icao,
      double cruise,
      double climb,
      double rotate,
      double approach,
      double runway,
      double share) {
    return new AircraftType(
        icao, LIGHT, Use.LIGHT, cruise, 20, 55, climb, rotate, approach, runway, 0, 900, share);
  }

  /** A helicopter's approach ends slowly; it takes off and lands where it stands. */
  private static AircraftType helicopter(String icao, double cruise, double climb, double share) {
    return new AircraftType(
        icao, ROTORCRAFT, Use.HELICOPTER, cruise, 7, 18, climb, 8, 8, 0, 0, 400, share);
  }
}
