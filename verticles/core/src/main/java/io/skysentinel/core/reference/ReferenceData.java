package io.skysentinel.core.reference;

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

/**
 * The airports of the world with paved runways, from OurAirports; made by scripts/make-reference.
 */
public final class ReferenceData {
  private static final String RESOURCE = "/io/skysentinel/core/reference/airports.txt.gz";
  private static final Pattern BAR = Pattern.compile("\\|");

  private ReferenceData() {}

  /** They come with the program and are read on first use. */
  public static List<Airport> airports() {
    return Bundled.AIRPORTS;
  }

  private static final class Bundled {
    static final List<Airport> AIRPORTS = read();
  }

  private static List<Airport> read() {
    InputStream resource = ReferenceData.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException("the program is incomplete: " + RESOURCE + " is missing");
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(resource, 1 << 16), StandardCharsets.UTF_8),
            1 << 16)) {
      return List.copyOf(parse(lines));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  /** A line for an airport, then one for each of its runways. */
  private static List<Airport> parse(BufferedReader reader) {
    List<String[]> lines =
        reader
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> BAR.split(line, -1))
            .toList();
    List<Airport> airports = new ArrayList<>();
    for (int i = 0; i < lines.size(); ) {
      String[] head = lines.get(i++);
      List<RunwayEnd> runways = new ArrayList<>();
      for (; i < lines.size() && lines.get(i)[0].equals("-"); i++) {
        runways.add(runwayEnd(lines.get(i), 1, 5));
        runways.add(runwayEnd(lines.get(i), 5, 1));
      }
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

  /** Direction and length come from the ends' positions, so that they agree with each other. */
  private static RunwayEnd runwayEnd(String[] fields, int near, int far) {
    double lat = Double.parseDouble(fields[near + 1]);
    double lon = Double.parseDouble(fields[near + 2]);
    double farLat = Double.parseDouble(fields[far + 1]);
    double farLon = Double.parseDouble(fields[far + 2]);
    return new RunwayEnd(
        fields[near],
        Vec3.ofDegrees(lat, lon),
        Double.parseDouble(fields[near + 3]),
        Sphere.bearingDeg(lat, lon, farLat, farLon),
        Sphere.distanceM(lat, lon, farLat, farLon));
  }
}
