package io.skysentinel.history.search;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.history.search.FlightSearch.Traits;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks for, as conditions of the database: only those that there are, so that it can
 * choose its way by them. Each twice, of flights, and of aircraft as they were heard last.
 */
final class SearchConditions {
  private static final String WORDS =
      "flight_words(country, aircraft_type, registration, origin, destination, squawks) @> %s";
  private static final String CALLSIGN = "upper(btrim(c.callsign))";
  private static final String HEIGHT = "coalesce(c.altitude_m, c.geo_altitude_m)";

  private final boolean isByIndex;
  private final boolean isOfCurrent;
  private final Tuple values = Tuple.tuple();
  private final List<String> ofFlights = new ArrayList<>();
  private final List<String> ofCurrent = new ArrayList<>();
  private boolean hasIndex;

  /**
   * @param isByIndex whether flights are to be looked up, and not gone through
   * @param isOfCurrent whether those of aircraft as they were heard last are wanted, too: the
   *     database refuses values that are in no condition
   * @param nearly the callsigns that are nearly the text; null to look for the text
   */
  SearchConditions(
      FlightSearch search, boolean isByIndex, boolean isOfCurrent, @Nullable List<String> nearly) {
    this.isByIndex = isByIndex;
    this.isOfCurrent = isOfCurrent;
    if (nearly != null) {
      hasIndex = true;
      both(
          "callsign = any(%s)",
          CALLSIGN + " = any(%s)", value(nearly.toArray(String[]::new), "text[]"));
    } else if (search.text() != null) {
      addText(search.text());
    }
    addTraits(search.traits());
    addBox(search.box());
    addTimes(search.from(), search.to());
    if (search.altMin() != null) {
      both("altitude_max_m >= %s", HEIGHT + " >= %s", value(search.altMin(), "float8"));
    }
    if (search.altMax() != null) {
      both("altitude_min_m <= %s", HEIGHT + " <= %s", value(search.altMax(), "float8"));
    }
  }

  private void addText(String text) {
    hasIndex = true;
    String upper = text.toUpperCase(Locale.ROOT);
    String beginning = value(upper.replaceAll("([%_\\\\])", "\\\\$1") + "%", "text");
    String address = value(text.toLowerCase(Locale.ROOT), "text");
    String registration = value(upper, "text");
    ofFlights.add(
        "(callsign like %s or icao24 = %s or %s)"
            .formatted(
                beginning,
                address,
                isByIndex
                    ? WORDS.formatted("array['registration:' || %s]".formatted(registration))
                    : "upper(registration) = " + registration));
    ofCurrent.add(
        "(%s like %s or c.icao24 = %s or upper(c.registration) = %s)"
            .formatted(CALLSIGN, beginning, address, registration));
  }

  private void addTraits(Traits traits) {
    List<String> words = new ArrayList<>();
    if (traits.country() != null) {
      String country = traits.country().toLowerCase(Locale.ROOT);
      words.add("country:" + country);
      each("lower(country) = %s", "lower(c.origin_country) = %s", country);
    }
    if (traits.type() != null) {
      String type = traits.type().toUpperCase(Locale.ROOT);
      words.add("type:" + type);
      each("upper(aircraft_type) = %s", "upper(c.aircraft_type) = %s", type);
    }
    if (traits.squawk() != null) {
      words.add("squawk:" + traits.squawk());
      each("%s = any(squawks)", "c.squawk = %s", traits.squawk());
    }
    if (traits.airport() != null) {
      String airport = traits.airport().toUpperCase(Locale.ROOT);
      words.add("airport:" + airport);
      each(
          "%s in (upper(origin), upper(destination))",
          "%s in (upper(c.origin), upper(c.destination))", airport);
    }
    if (!words.isEmpty()) {
      hasIndex = true;
      if (isByIndex) {
        ofFlights.add(WORDS.formatted(value(words.toArray(String[]::new), "text[]")));
      }
    }
  }

  /** What the index of words knows, where it is not asked. */
  private void each(String flights, String current, String text) {
    if (isByIndex && !isOfCurrent) {
      return;
    }
    String value = value(text, "text");
    if (!isByIndex) {
      ofFlights.add(flights.formatted(value));
    }
    ofCurrent.add(current.formatted(value));
  }

  private void addBox(@Nullable BoundingBox box) {
    if (box == null) {
      return;
    }
    Integer[] cells = CellsOfBox.cells(box);
    Integer[] tiles = cells == null ? CellsOfBox.tiles(box) : null;
    hasIndex |= cells != null || tiles != null;
    if (cells != null) {
      addSquares("cells && " + value(cells, "int4[]"));
    } else if (tiles != null) {
      addSquares("flight_tiles(cells) && " + value(tiles, "int4[]"));
    }
    if (isOfCurrent) {
      addCurrentBox(box);
    }
  }

  private void addSquares(String crosses) {
    // The truth of it is in no index, which would tell of all flights there ever were.
    ofFlights.add(isByIndex ? crosses : "(" + crosses + ") is true");
  }

  private void addCurrentBox(BoundingBox box) {
    ofCurrent.add(
        "c.lat between %s and %s and (c.lon >= %s %s c.lon <= %s)"
            .formatted(
                value(box.latMin(), "float8"),
                value(box.latMax(), "float8"),
                value(box.lonMin(), "float8"),
                box.lonMin() <= box.lonMax() ? "and" : "or",
                value(box.lonMax(), "float8")));
  }

  private void addTimes(@Nullable Double from, @Nullable Double to) {
    if (to != null) {
      both(
          "first_seen <= to_timestamp(%s)",
          "c.last_contact <= to_timestamp(%s)", value(to, "float8"));
    }
    if (from != null) {
      // Else all flights that were over before would have to be looked at.
      both(
          "last_seen >= to_timestamp(%1$s) and first_seen >= to_timestamp(%1$s) - interval '2 days'",
          "c.last_contact >= to_timestamp(%s)", value(from, "float8"));
    }
  }

  /** The same of either. */
  void both(String flights, String current, String value) {
    ofFlights.add(flights.formatted(value));
    ofCurrent.add(current.formatted(value));
  }

  /** A parameter, as a statement names it. */
  String value(Object value, String type) {
    values.addValue(value);
    return "$%d::%s".formatted(values.size(), type);
  }

  /** Whether an index knows which flights these are. */
  boolean hasIndex() {
    return hasIndex;
  }

  String ofFlights() {
    return ofFlights.isEmpty() ? "" : " and " + String.join(" and ", ofFlights);
  }

  String ofCurrent() {
    return ofCurrent.isEmpty() ? "" : " and " + String.join(" and ", ofCurrent);
  }

  Tuple values() {
    return values;
  }
}
