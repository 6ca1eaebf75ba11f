package io.skysentinel.core.detect.runway;

import io.skysentinel.core.reference.Airport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The airports of the world with their runways, by place. */
public final class Runways {
  /** Of a cell's sides. What is farther away than one cell is not looked for. */
  private static final double CELL_DEG = 0.5;

  private static final int CELLS_AROUND = 720;

  /**
   * North of this cells are so narrow that neighbours would not do; nobody lands by these there.
   */
  private static final double MAX_LAT = 85;

  private final Map<Integer, List<Field>> cells = new HashMap<>();

  private Runways(List<Airport> airports) {
    for (Airport airport : airports) {
      List<Strip> strips =
          airport.runways().stream().map(end -> Strip.of(airport.ident(), end)).toList();
      Field field =
          new Field(
              airport.ident(), airport.latDeg(), airport.lonDeg(), airport.elevationM(), strips);
      cells
          .computeIfAbsent(cell(row(field.lat()), column(field.lon())), at -> new ArrayList<>(4))
          .add(field);
    }
  }

  /** These airports. */
  public static Runways of(List<Airport> airports) {
    return new Runways(airports);
  }

  /** No airport at all: rules that need one stay silent. */
  public static Runways none() {
    return new Runways(List.of());
  }

  /** The nearest airport within some 30 to 60 km, null where there is none. */
  public @Nullable Field nearest(double lat, double lon) {
    if (Double.isNaN(lat) || Math.abs(lat) > MAX_LAT) {
      return null;
    }
    double level = Math.cos(Math.toRadians(lat));
    int reach = (int) Math.ceil(0.5 / Math.max(0.05, level));
    Field best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int row = row(lat) - 1; row <= row(lat) + 1; row++) {
      for (int column = column(lon) - reach; column <= column(lon) + reach; column++) {
        List<Field> here = cells.get(cell(row, column));
        for (int i = 0; here != null && i < here.size(); i++) {
          Field field = here.get(i);
          double north = field.lat() - lat;
          double east = Flat.turned(field.lon() - lon) * level;
          double squared = north * north + east * east;
          if (squared < least) {
            least = squared;
            best = field;
          }
        }
      }
    }
    return best;
  }

  private static int row(double lat) {
    return (int) Math.floor((lat + 90) / CELL_DEG);
  }

  private static int column(double lon) {
    return (int) Math.floor((lon + 180) / CELL_DEG);
  }

  private static int cell(int row, int column) {
    return row * CELLS_AROUND + Math.floorMod(column, CELLS_AROUND);
  }
}
