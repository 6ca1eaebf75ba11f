package io.skysentinel.tools.bench;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.history.flight.FlightPath;
import io.skysentinel.history.flight.FlightPoint;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/**
 * Rows of made-up flights: of a few thousand places, tens of thousands of aircraft, many airlines.
 */
final class MadeFlights {
  static final String INSERT =
      """
      insert into flights (icao24, callsign, first_seen, last_seen, air_from, air_to, origin,
        destination, aircraft_type, squawks, altitude_min_m, altitude_max_m, lat, lon, cells, path,
        registration, country, updates, ended, state)
      select icao24, callsign, to_timestamp(first), to_timestamp(last), to_timestamp(first),
        to_timestamp(last), origin, destination, type, array[squawk], 100, altitude, lat, lon,
        translate(cells, '[] ', '{}')::int4[], path, 'R-' || icao24, country, 800, true,
        decode(repeat('cd', 150), 'hex')
      from unnest($1::text[], $2::text[], $3::float8[], $4::float8[], $5::text[], $6::text[],
        $7::text[], $8::text[], $9::float4[], $10::float8[], $11::float8[], $12::text[],
        $13::bytea[], $14::text[])
        as given (icao24, callsign, first, last, origin, destination, type, squawk, altitude, lat,
          lon, cells, path, country)
      """;

  private static final int PLACES = 3_000;
  private static final int AIRCRAFT = 60_000;
  private static final double STEPS = 1e5;
  private static final double MPS = 230;
  private static final double DEGREE_M = 60_000;

  private static final List<String> TYPES =
      List.of("A320", "B738", "A20N", "B77W", "E190", "C172", "A359", "B789", "AT76", "PC12");
  private static final List<String> COUNTRIES =
      List.of("United States", "China", "Germany", "Brazil", "Japan", "Switzerland");

  private final Random random = new Random(1);
  private final Vec3[] places = new Vec3[PLACES];

  MadeFlights() {
    for (int i = 0; i < PLACES; i++) {
      places[i] = Vec3.ofDegrees(random.nextDouble() * 110 - 50, random.nextDouble() * 360 - 180);
    }
  }

  /** So many, the first of which begins then and each a little later than the one before. */
  Tuple batch(int count, double fromUnix, double apartS) {
    List<Object[]> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(row(fromUnix + i * apartS));
    }
    Tuple values = Tuple.tuple();
    for (int column = 0; column < rows.get(0).length; column++) {
      int of = column;
      Object first = rows.get(0)[of];
      Object[] array = (Object[]) Array.newInstance(kind(first), count);
      for (int i = 0; i < count; i++) {
        array[i] = rows.get(i)[of];
      }
      values.addValue(array);
    }
    return values;
  }

  private static Class<?> kind(Object value) {
    return value instanceof Buffer ? Buffer.class : value.getClass();
  }

  private Object[] row(double first) {
    int from = random.nextInt(PLACES);
    int to = near(from);
    double way = Sphere.distanceM(places[from], places[to]);
    int points = 2 + (int) (way / DEGREE_M);
    TreeSet<Integer> cells = new TreeSet<>();
    List<FlightPoint> path = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      Vec3 place = Sphere.between(places[from], places[to], (double) i / (points - 1));
      int row = (int) Math.floor(place.latDeg()) + 90;
      cells.add(row * 360 + Math.floorMod((int) Math.floor(place.lonDeg()) + 180, 360));
      path.add(
          new FlightPoint(
              Math.round(first + way / MPS * i / (points - 1)),
              (int) Math.rint(place.latDeg() * STEPS),
              (int) Math.rint(place.lonDeg() * STEPS),
              i == 0 || i == points - 1 ? 300 : 11_000));
    }
    String airline = String.format(Locale.ROOT, "%c%c%c", letter(6), letter(6), letter(3));
    return new Object[] {
      String.format(Locale.ROOT, "%06x", random.nextInt(AIRCRAFT) * 97),
      airline + skewed(1_000),
      first,
      first + way / MPS,
      ident(from),
      ident(to),
      TYPES.get(skewed(TYPES.size())),
      random.nextInt(2_000) == 0
          ? "7700"
          : String.format(Locale.ROOT, "%04o", 1 + random.nextInt(4_000)),
      (float) (1_000 + random.nextInt(11_000)),
      path.get(points - 1).lat(),
      path.get(points - 1).lon(),
      cells.toString(),
      Buffer.buffer(FlightPath.write(path)),
      COUNTRIES.get(skewed(COUNTRIES.size()))
    };
  }

  /** The nearest of some: most flights are short. */
  private int near(int from) {
    int nearest = (from + 1) % PLACES;
    for (int i = 0; i < 20; i++) {
      int other = random.nextInt(PLACES);
      boolean isNearer =
          Sphere.distanceM(places[from], places[other])
              < Sphere.distanceM(places[from], places[nearest]);
      nearest = other != from && isNearer ? other : nearest;
    }
    return nearest;
  }

  private char letter(int of) {
    return (char) ('A' + random.nextInt(of));
  }

  /** The first ones more often. */
  private int skewed(int of) {
    return (int) (random.nextDouble() * random.nextDouble() * of);
  }

  private static String ident(int place) {
    return String.format(Locale.ROOT, "Z%03X", place);
  }
}
