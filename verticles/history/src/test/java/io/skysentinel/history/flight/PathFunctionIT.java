package io.skysentinel.history.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.history.TestDatabase;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The function that reads a path for people with SQL. */
class PathFunctionIT {
  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  @Test
  void readsWhatIsWritten() throws Exception {
    Random random = new Random(1);
    for (int tries = 0; tries < 20; tries++) {
      List<FlightPoint> path = new ArrayList<>();
      long second = random.nextInt();
      for (int i = 0; i < tries; i++) {
        second += random.nextInt(4_000);
        path.add(
            new FlightPoint(
                second,
                random.nextInt(18_000_001) - 9_000_000,
                random.nextInt(36_000_001) - 18_000_000,
                random.nextInt(3) == 0 ? FlightPoint.NO_HEIGHT : random.nextInt(14_000) - 400));
      }
      String hex = HexFormat.of().formatHex(FlightPath.write(path));

      assertThat(
              database.ask(
                  "select concat_ws(' ', extract(epoch from t)::int8, round(lat * 1e5)::int4,"
                      + " round(lon * 1e5)::int4, altitude_m) from flight_path('\\x%s')"
                          .formatted(hex)))
          .isEqualTo(path.stream().map(PathFunctionIT::words).toList());
    }
  }

  private static Object words(FlightPoint point) {
    String place = point.second() + " " + point.north() + " " + point.east();
    return point.height() == FlightPoint.NO_HEIGHT ? place : place + " " + point.height();
  }
}
