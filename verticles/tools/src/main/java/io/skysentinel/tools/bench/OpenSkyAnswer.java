package io.skysentinel.tools.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** An answer of OpenSky's as big as a busy sky: made up, but with the spread of a real one. */
final class OpenSkyAnswer {
  private static final long NOW = 1_767_323_045;
  private static final String[] COUNTRIES = {
    "United States",
    "Germany",
    "United Kingdom",
    "China",
    "Republic of Korea",
    "Türkiye",
    "Australia",
    "Brazil",
    "Ireland",
    "United Arab Emirates",
    "Canada",
    "France",
    "Japan",
    "India"
  };
  private static final String[] AIRLINES = {
    "UAL", "DLH", "BAW", "CES", "KAL", "THY", "QFA", "GLO", "RYR", "UAE", "ACA", "AFR", "JAL", "AIC"
  };

  private final RandomGenerator random;

  private OpenSkyAnswer(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** The same bytes for the same arguments. */
  static byte[] of(int rows, long seed) {
    OpenSkyAnswer answer = new OpenSkyAnswer(seed);
    StringBuilder json = new StringBuilder(rows * 180);
    json.append("{\"time\":").append(NOW).append(",\"states\":[");
    for (int i = 0; i < rows; i++) {
      json.append(i == 0 ? "" : ",").append(answer.row());
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private String row() {
    int airline = random.nextInt(AIRLINES.length);
    boolean onGround = random.nextInt(10) == 0;
    long lastContact = NOW - random.nextInt(15);
    // Barometers report steps of 25 feet.
    double altitude = random.nextInt(1_700) * 7.62;
    return String.format(
        Locale.ROOT,
        "[\"%06x\",\"%-8s\",\"%s\",%d,%d,%s,%s,%s,%s,%s,%s,%s,null,%s,%s,false,0,%d]",
        random.nextInt(1 << 24),
        AIRLINES[airline] + random.nextInt(1, 9_999),
        COUNTRIES[airline],
        lastContact - random.nextInt(3),
        lastContact,
        decimal(random.nextDouble(-180, 180), 4),
        decimal(random.nextDouble(-60, 75), 4),
        onGround ? "null" : decimal(altitude, 2),
        onGround,
        decimal(onGround ? random.nextDouble(15) : random.nextDouble(60, 290), 2),
        decimal(random.nextDouble(360), 2),
        onGround ? "null" : decimal(random.nextDouble(-12, 12), 2),
        onGround ? "null" : decimal(altitude + random.nextInt(-20, 20) * 7.62, 2),
        random.nextInt(3) == 0 ? "null" : "\"%04o\"".formatted(random.nextInt(4096)),
        random.nextInt(1, 8));
  }

  private static String decimal(double value, int places) {
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }
}
