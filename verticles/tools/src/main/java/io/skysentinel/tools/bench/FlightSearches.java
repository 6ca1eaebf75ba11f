package io.skysentinel.tools.bench;

import io.skysentinel.history.ask.search.SearchQuery;
import io.skysentinel.history.flight.CallsignGrams;
import io.skysentinel.history.search.DatabaseFlights;
import io.skysentinel.history.search.FlightSearch;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** How soon flights of the past are found among many. */
final class FlightSearches {
  private static final int BATCH = 10_000;
  private static final double BEGIN = 1_760_000_000;
  private static final double DAYS_S = 100 * 86_400.0;

  /** What is looked for, in the words of a query; # stands for a number, @ for a letter. */
  private enum Search {
    ALL("the newest", ""),
    AIRLINE("an airline", "q=A@B"),
    CALLSIGN("a callsign", "q=A@B#"),
    NEARLY("one with a mistake", "q=AQB#"),
    ADDRESS("an aircraft", ""),
    SQUAWK("an emergency", "squawk=7700"),
    TYPE("a seldom type", "type=PC12"),
    AIRPORT("an airport", "airport=Z0#"),
    PLACE("1 degree of earth", "bbox=%d,%d,%d,%d"),
    PLACE_THEN("the same on a day", "bbox=%d,%d,%d,%d&from=%f&to=%f"),
    REGION("20 degrees of earth", "bbox=-10,40,10,55"),
    HIGH("by height alone", "alt_min=11990"),
    TOGETHER("several together", "q=A&type=A320&country=Germany&alt_min=9000");

    private final String words;
    private final String query;

    Search(String words, String query) {
      this.words = words;
      this.query = query;
    }

    Map<String, String> parameters(Random random) {
      Map<String, String> parameters = new HashMap<>();
      int west = random.nextInt(300) - 150;
      int south = random.nextInt(80) - 30;
      double from = BEGIN + random.nextDouble() * DAYS_S;
      String filled =
          switch (this) {
            case ADDRESS -> String.format(Locale.ROOT, "q=%06x", random.nextInt(60_000) * 97);
            case PLACE -> String.format(Locale.ROOT, query, west, south, west + 1, south + 1);
            case PLACE_THEN ->
                String.format(
                    Locale.ROOT, query, west, south, west + 1, south + 1, from, from + 86_400);
            default ->
                query
                    .replace("#", String.valueOf(10 + random.nextInt(90)))
                    .replace('@', (char) ('A' + random.nextInt(6)));
          };
      for (String parameter : filled.split("&", -1)) {
        int equals = parameter.indexOf('=');
        if (equals > 0) {
          parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
      }
      return parameters;
    }
  }

  private FlightSearches() {}

  static void ask(BenchDatabase database, int flights, int questions, PrintStream out)
      throws Exception {
    fill(database, flights);
    DatabaseFlights known =
        new DatabaseFlights(database.vertx(), database.pool(), 2, Duration.ofMinutes(1));
    out.printf(
        Locale.ROOT,
        "flights made: %,d rows, %,.0f bytes each, indexes included%n",
        flights,
        (double) database.bytes("relname in ('flights_ended', 'callsigns')") / flights);
    for (Search search : Search.values()) {
      Random random = new Random(1);
      Latencies latencies = new Latencies();
      for (int i = 0; i < questions; i++) {
        FlightSearch query = SearchQuery.parse(search.parameters(random));
        long begin = System.nanoTime();
        int found = database.get(known.search(query)).flights().size();
        latencies.add(System.nanoTime() - begin, found);
      }
      out.println(latencies.text("flights", "warm", search.words));
    }
  }

  private static void fill(BenchDatabase database, int flights) throws Exception {
    database.run("truncate flights; truncate callsigns");
    MadeFlights made = new MadeFlights();
    for (int i = 0; i < flights; i += BATCH) {
      int count = Math.min(BATCH, flights - i);
      double apart = DAYS_S / flights;
      database.get(
          database
              .pool()
              .preparedQuery(MadeFlights.INSERT)
              .execute(made.batch(count, BEGIN + i * apart, apart)));
    }
    addCallsigns(database);
    database.run("vacuum analyze flights; vacuum analyze callsigns");
  }

  private static void addCallsigns(BenchDatabase database) throws Exception {
    List<String> callsigns = new ArrayList<>();
    List<String> grams = new ArrayList<>();
    for (Row row :
        database.get(database.pool().query("select distinct callsign from flights").execute())) {
      callsigns.add(row.getString(0));
      grams.add(String.join(" ", CallsignGrams.of(row.getString(0))));
    }
    Tuple values =
        Tuple.tuple()
            .addValue(callsigns.toArray(String[]::new))
            .addValue(grams.toArray(String[]::new));
    database.get(
        database
            .pool()
            .preparedQuery(
                "insert into callsigns select callsign, now(), string_to_array(grams, ' ')"
                    + " from unnest($1::text[], $2::text[]) as given (callsign, grams)")
            .execute(values));
  }
}
