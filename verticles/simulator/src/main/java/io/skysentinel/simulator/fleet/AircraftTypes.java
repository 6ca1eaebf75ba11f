package io.skysentinel.simulator.fleet;

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
          airliner("A320", LARGE, 232, 310, 390, 12, 75, 69, 1800, 250, 4800, 20),
          airliner("A20N", LARGE, 232, 310, 390, 12, 75, 69, 1800, 250, 5600, 12),
          airliner("A321", LARGE, 232, 310, 370, 11, 78, 72, 2000, 300, 5000, 11),
          airliner("A21N", LARGE, 232, 310, 370, 11, 78, 72, 2000, 400, 6500, 8),
          airliner("A319", LARGE, 230, 310, 390, 12, 72, 66, 1600, 200, 4500, 7),
          airliner("B738", LARGE, 233, 310, 410, 13, 77, 73, 1900, 250, 5000, 20),
          airliner("B38M", LARGE, 233, 310, 410, 13, 77, 73, 1900, 300, 6000, 8),
          airliner("B739", LARGE, 233, 310, 390, 12, 80, 75, 2100, 400, 5000, 6),
          airliner("B752", LARGE, 236, 330, 410, 14, 77, 70, 1900, 1000, 6500, 3),
          airliner("BCS3", LARGE, 231, 330, 410, 13, 70, 66, 1600, 300, 5000, 5),
          airliner("E190", LARGE, 228, 310, 390, 12, 70, 65, 1600, 150, 3500, 5),
          airliner("E75L", LARGE, 224, 290, 390, 12, 69, 64, 1500, 120, 2600, 11),
          airliner("CRJ9", LARGE, 226, 290, 390, 12, 72, 69, 1700, 120, 2200, 8),
          airliner("AT76", LARGE, 140, 160, 230, 7, 57, 55, 1200, 80, 1000, 7),
          airliner("DH8D", LARGE, 170, 180, 250, 9, 60, 59, 1300, 80, 1200, 4),
          airliner("B77W", HEAVY, 249, 310, 390, 10, 85, 76, 2500, 3000, 14000, 9),
          airliner("B789", HEAVY, 250, 350, 430, 11, 80, 73, 2400, 3000, 14000, 9),
          airliner("B788", HEAVY, 250, 350, 430, 12, 78, 71, 2300, 2500, 13000, 5),
          airliner("A359", HEAVY, 249, 350, 410, 11, 77, 71, 2400, 3000, 14500, 8),
          airliner("A333", HEAVY, 241, 330, 410, 11, 76, 70, 2300, 2000, 11000, 7),
          airliner("B763", HEAVY, 236, 310, 390, 12, 77, 71, 2200, 1800, 10000, 4),
          airliner("A388", HEAVY, 249, 330, 390, 8, 82, 71, 2900, 4500, 14500, 2),
          airliner("B744", HEAVY, 250, 310, 390, 9, 86, 77, 2700, 3000, 13000, 1),
          business("C56X", SMALL, 222, 350, 430, 15, 57, 56, 1200, 100, 3400, 6),
          business("E55P", SMALL, 226, 350, 430, 16, 57, 55, 1200, 100, 3500, 6),
          business("CL35", SMALL, 236, 370, 450, 17, 62, 58, 1500, 300, 5800, 6),
          business("GLF5", LARGE, 248, 410, 490, 18, 67, 62, 1700, 800, 11000, 4),
          business("GLEX", LARGE, 248, 410, 490, 18, 64, 60, 1800, 800, 11000, 3),
          business("BE20", SMALL, 148, 180, 290, 10, 52, 53, 1000, 60, 2000, 6),
          business("PC12", SMALL, 140, 180, 280, 8, 43, 44, 800, 60, 2200, 6),
          light("C172", LIGHT, 57, 4.0, 29, 32, 600, 14),
          light("P28A", LIGHT, 59, 3.7, 30, 33, 600, 8),
          light("SR22", LIGHT, 85, 6.2, 38, 40, 650, 7),
          light("DA40", LIGHT, 66, 4.6, 32, 35, 600, 5),
          light("BE36", LIGHT, 82, 5.5, 37, 39, 700, 4),
          light("C182", LIGHT, 70, 5.0, 31, 34, 600, 6),
          light("BE58", LIGHT, 92, 7.0, 46, 48, 900, 3),
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

  private static AircraftType airliner(
      String icao,
      int category,
      double cruise,
      int minLevel,
      int maxLevel,
      double climb,
      double rotate,
      double approach,
      double runway,
      double minKm,
      double maxKm,
      double share) {
    return new AircraftType(
        icao,
        category,
        Use.AIRLINE,
        cruise,
        minLevel,
        maxLevel,
        climb,
        rotate,
        approach,
        runway,
        minKm,
        maxKm,
        share);
  }

  private static AircraftType business(
      String icao,
      int category,
      double cruise,
      int minLevel,
      int maxLevel,
      double climb,
      double rotate,
      double approach,
      double runway,
      double minKm,
      double maxKm,
      double share) {
    return new AircraftType(
        icao,
        category,
        Use.BUSINESS,
        cruise,
        minLevel,
        maxLevel,
        climb,
        rotate,
        approach,
        runway,
        minKm,
        maxKm,
        share);
  }

  private static AircraftType light(
      String icao,
      int category,
      double cruise,
      double climb,
      double rotate,
      double approach,
      double runway,
      double share) {
    return new AircraftType(
        icao, category, Use.LIGHT, cruise, 20, 55, climb, rotate, approach, runway, 0, 900, share);
  }

  /** A helicopter's approach ends slowly; it takes off and lands where it stands. */
  private static AircraftType helicopter(String icao, double cruise, double climb, double share) {
    return new AircraftType(
        icao, ROTORCRAFT, Use.HELICOPTER, cruise, 7, 18, climb, 8, 8, 0, 0, 400, share);
  }
}
