package io.skysentinel.history.search;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.flight.FlightPath;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search under way: what was found so far, and where it goes on.
 *
 * <p>The newest flights are gone through first: of what many are, enough is there. What few are is
 * looked up then, which would take long of many. What is neither, or what no index knows, is gone
 * through on and on. It does not do so for long: an answer may have less than is wanted, and say
 * where it goes on.
 */
final class SearchRun {
  /** Each a few milliseconds. */
  private static final int MOST_STATEMENTS = 8;

  private static final long NEWEST = 4_000;
  private static final long NEXT = 20_000;

  /** Of which so few are among the newest is looked up. */
  private static final int FEW = 8;

  private final FlightSearch search;
  private final @Nullable PathInBox box;
  private final boolean hasIndex;
  private final List<FoundFlight> found = new ArrayList<>();
  private SearchKey key;
  private int statements;
  private boolean isByIndex;
  private boolean isFull;
  private boolean isAtEnd;

  SearchRun(FlightSearch search) {
    this.search = search;
    this.key = search.after();
    this.hasIndex = SearchStatement.hasIndex(search);
    BoundingBox area = search.box();
    this.box = area == null ? null : new PathInBox(area);
  }

  FlightSearch search() {
    return search;
  }

  SearchKey key() {
    return key;
  }

  /** Before the newest that may be found now. */
  SearchKey newest() {
    Double to = search.to();
    return to == null || to >= key.firstSeen()
        ? key
        : new SearchKey(false, Math.nextUp(to), Long.MAX_VALUE);
  }

  /** Whether flights are looked up now; else so many are gone through. */
  boolean isByIndex() {
    return key.isNearly() || isByIndex;
  }

  long walk() {
    return hasIndex && statements == 0 ? NEWEST : NEXT;
  }

  /**
   * What to ask for now.
   *
   * @param edge up to where; null for all
   */
  SearchStatement statement(@Nullable SearchKey edge, @Nullable List<String> nearly) {
    return new SearchStatement(search.after(key), isByIndex(), edge, nearly, search.limit() + 1);
  }

  boolean isDone() {
    return isFull || isAtEnd || statements >= MOST_STATEMENTS;
  }

  /** Whether nothing more is there of what is asked for now. */
  boolean isAtEnd() {
    return isAtEnd;
  }

  /** What was asked for is all told: now what is nearly the same. */
  void turnToNearly() {
    key = SearchKey.beginOf(true);
    isAtEnd = false;
  }

  /** Nothing more is there. */
  void end() {
    isAtEnd = true;
  }

  /** Reads what a statement answers. */
  SearchRun add(Iterable<Row> rows, @Nullable SearchKey edge) throws BadBlockException {
    statements++;
    int read = 0;
    for (Row row : rows) {
      read++;
      if (found.size() == search.limit()) {
        isFull = true;
        return this;
      }
      FoundFlight flight = flight(row);
      key = new SearchKey(key.isNearly(), flight.firstSeen(), flight.id());
      if (isInBox(row.getBuffer(15))) {
        found.add(flight);
      }
    }
    if (read <= search.limit()) {
      isByIndex |= hasIndex && read < FEW;
      isAtEnd = edge == null;
      key = edge == null ? key : new SearchKey(key.isNearly(), edge.firstSeen(), edge.id());
    }
    isFull = found.size() == search.limit() && !isAtEnd;
    return this;
  }

  /** One of which nothing but its last place is known has no path, and that is in the box. */
  private boolean isInBox(@Nullable Buffer path) throws BadBlockException {
    return box == null || path == null || box.isCrossedBy(FlightPath.read(path.getBytes()));
  }

  private static FoundFlight flight(Row row) {
    String[] squawks = row.getArrayOfStrings(10);
    return new FoundFlight(
        row.getLong(0),
        row.getString(1),
        row.getString(2),
        row.getDouble(3),
        row.getDouble(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        squawks == null ? List.of() : Arrays.asList(squawks),
        row.getDouble(11),
        row.getDouble(12),
        row.getDouble(13),
        row.getDouble(14));
  }

  FlightPage page() {
    return new FlightPage(found, isAtEnd ? null : key);
  }
}
