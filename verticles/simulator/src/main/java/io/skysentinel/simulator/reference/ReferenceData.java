package io.skysentinel.simulator.reference;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The airports of the world with paved runways, from OurAirports; made by scripts/make-reference.
 */
public final class ReferenceData {
  private static final String RESOURCE = "/io/skysentinel/simulator/reference.txt.gz";
  private static final Pattern BAR = Pattern.compile("\\|");

  private final List<Airport> airports;

  private ReferenceData(List<Airport> airports) {
    this.airports = List.copyOf(airports);
  }

  /** The data that come with the program, read on first use. */
  public static ReferenceData load() {
    return Bundled.DATA;
  }

  public List<Airport> airports() {
    return airports;
  }

  private static final class Bundled {
    static final ReferenceData DATA = read();
  }

  private static ReferenceData read() {
    InputStream resource = ReferenceData.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException("the program is incomplete: " + RESOURCE + " is missing");
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(resource, 1 << 16), StandardCharsets.UTF_8),
            1 << 16)) {
      return new ReferenceData(parse(lines));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  private static List<Airport> parse(BufferedReader lines) throws IOException {
    List<Airport> airports = new ArrayList<>();
    String[] head = {};
    List<RunwayEnd> runways = new ArrayList<>();
    for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] fields = BAR.split(line);
      if (fields[0].equals("-")) {
        addRunway(fields, runways);
        continue;
      }
      if (head.length > 0) {
        airports.add(airport(head, runways));
      }
      head = fields;
      runways.clear();
    }
    if (head.length > 0) {
      airports.add(airport(head, runways));
    }
    return airports;
  }

  private static Airport airport(String[] fields, List<RunwayEnd> runways) {
    double lat = Double.parseDouble(fields[2]);
    double lon = Double.parseDouble(fields[3]);
    return new Airport(
        fields[0],
        size(fields[1]),
        Vec3.ofDegrees(lat, lon),
        lat,
        lon,
        Double.parseDouble(fields[4]),
        fields[5],
        runways);
  }

  private static Airport.Size size(String letter) {
    return switch (letter) {
      case "L" -> Airport.Size.LARGE;
      case "M" -> Airport.Size.SCHEDULED;
      case "B" -> Airport.Size.BUSINESS;
      default -> Airport.Size.SMALL;
    };
  }

  /** Directions and lengths come from the ends' positions, so that they agree with each other. */
  private static void addRunway(String[] f, List<RunwayEnd> into) {
    double lat1 = Double.parseDouble(f[2]);
    double lon1 = Double.parseDouble(f[3]);
    double lat2 = Double.parseDouble(f[6]);
    double lon2 = Double.parseDouble(f[7]);
    double length = Sphere.distanceM(lat1, lon1, lat2, lon2);
    into.add(
        new RunwayEnd(
            f[1],
            Vec3.ofDegrees(lat1, lon1),
            Double.parseDouble(f[4]),
            Sphere.bearingDeg(lat1, lon1, lat2, lon2),
            length));
    into.add(
        new RunwayEnd(
            f[5],
            Vec3.ofDegrees(lat2, lon2),
            Double.parseDouble(f[8]),
            Sphere.bearingDeg(lat2, lon2, lat1, lon1),
            length));
  }
}
