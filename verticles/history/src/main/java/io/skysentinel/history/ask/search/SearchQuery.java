package io.skysentinel.history.ask.search;

import io.skysentinel.history.search.FlightSearch;
import io.skysentinel.history.search.FlightSearch.Traits;
import io.skysentinel.history.search.SearchKey;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.TimeReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which flights are looked for. */
public final class SearchQuery {
  static final int MOST = 200;

  private static final int USUAL = 50;

  private static final List<String> NAMES =
      List.of(
          "q", "from", "to", "bbox", "country", "squawk", "type", "airport", "alt_min", "alt_max",
          "limit", "after");

  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9~-]{1,16}");

  /** What else a flight is found by, and what it has to look like. */
  private record Trait(String parameter, Pattern form, String expected) {
    static final Trait COUNTRY = of("country", "[^\\p{Cntrl}]{1,64}", "the name of one");
    static final Trait SQUAWK = of("squawk", "[0-7]{4}", "four digits of 0 to 7");
    static final Trait TYPE = of("type", "[A-Za-z0-9]{2,4}", "that of an aircraft, such as A320");
    static final Trait AIRPORT =
        of("airport", "[A-Za-z0-9-]{2,8}", "the ident of one, such as LSZH");

    static Trait of(String parameter, String form, String expected) {
      return new Trait(parameter, Pattern.compile(form), expected);
    }

    @Nullable String in(Map<String, String> parameters) throws BadRequestException {
      String text = parameters.get(parameter);
      if (text != null && !form.matcher(text).matches()) {
        throw new BadRequestException(parameter + " has to be " + expected);
      }
      return text;
    }
  }

  private SearchQuery() {}

  /** Reads the parameters of a request. */
  public static FlightSearch parse(Map<String, String> parameters) throws BadRequestException {
    QueryParameters.checkNames(parameters, NAMES);
    Double from = time(parameters, "from");
    Double to = time(parameters, "to");
    Double altMin = number(parameters, "alt_min");
    Double altMax = number(parameters, "alt_max");
    if (from != null && to != null && from > to) {
      throw new BadRequestException("from is later than to");
    }
    if (altMin != null && altMax != null && altMin > altMax) {
      throw new BadRequestException("alt_min is higher than alt_max");
    }
    int limit = QueryParameters.count(parameters, "limit", USUAL);
    if (limit > MOST) {
      throw new BadRequestException(
          "limit has to be 1 to %d; ask on with after for more".formatted(MOST));
    }
    String box = parameters.get("bbox");
    return new FlightSearch(
        text(parameters.get("q")),
        from,
        to,
        box == null ? null : BoxReader.box(box),
        traits(parameters),
        altMin,
        altMax,
        limit,
        after(parameters.get("after")));
  }

  private static @Nullable String text(@Nullable String told) throws BadRequestException {
    String text = told == null ? "" : told.strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!TEXT.matcher(text).matches()) {
      throw new BadRequestException(
          "q has to be the beginning of a callsign, an address of six hex digits or a registration:"
              + " 16 letters and digits at most");
    }
    return text;
  }

  private static Traits traits(Map<String, String> parameters) throws BadRequestException {
    return new Traits(
        Trait.COUNTRY.in(parameters),
        Trait.SQUAWK.in(parameters),
        Trait.TYPE.in(parameters),
        Trait.AIRPORT.in(parameters));
  }

  private static @Nullable Double time(Map<String, String> parameters, String name)
      throws BadRequestException {
    String text = parameters.get(name);
    return text == null ? null : Double.valueOf(TimeReader.seconds(name, text));
  }

  private static @Nullable Double number(Map<String, String> parameters, String name)
      throws BadRequestException {
    String text = parameters.get(name);
    return text == null ? null : Double.valueOf(BoxReader.number(name, text));
  }

  private static SearchKey after(@Nullable String token) throws BadRequestException {
    Optional<SearchKey> key = SearchKey.read(token);
    if (key.isEmpty()) {
      throw new BadRequestException("after has to be the \"next\" of an answer, as it was told");
    }
    return key.get();
  }
}
