package io.skysentinel.core.feed.readsb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.AviationUnits;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.core.json.JsonFactories;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code aircraft.json} of readsb, dump1090 and tar1090, old field names and new, and the
 * answers of the v2 API, which hold the same rows under {@code ac}. The bare array of rows that the
 * oldest dump1090 served as {@code data.json} is understood too.
 */
public final class AircraftJsonParser {
  private static final JsonFactory JSON = JsonFactories.FEEDS;

  /** Seconds since 1970 have not so many digits before the year 5138: these are milliseconds. */
  private static final double MILLISECONDS_FROM = 1e11;

  /** 2000-01-01 and 2100-01-01: a clock outside of these was never set. */
  private static final double FIRST_PLAUSIBLE = 946_684_800;

  private static final double LAST_PLAUSIBLE = 4_102_444_800.0;

  /**
   * Reads one answer. Ages in it count from its {@code now}; where that is missing, cannot be, or
   * lies ahead of our clock, they count from when it arrived.
   *
   * @param where what was asked, in words, for the rejects
   * @param receivedAtMs when it arrived, in Unix milliseconds
   */
  public ParsedAnswer parse(byte[] json, String where, long receivedAtMs)
      throws MalformedAnswerException {
    try {
      double now = nowUnix(json, receivedAtMs / 1000.0);
      try (JsonParser parser = JSON.createParser(json)) {
        return new AircraftAnswer(parser, json, where, now).read();
      }
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage());
    } catch (IOException e) {
      // Nothing is read from outside: this is text in an encoding that breaks half way.
      throw malformed(e.getMessage());
    }
  }

  /**
   * Looks for {@code now} before the rows are read, as the v2 API sends it behind them. The files
   * of receivers begin with it, so there this costs nothing.
   */
  private static double nowUnix(byte[] json, double receivedAt) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return receivedAt;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (field.equals("now") && value.isNumeric()) {
          return plausible(parser.getDoubleValue(), receivedAt);
        }
        parser.skipChildren();
      }
      return receivedAt;
    }
  }

  private static double plausible(double now, double receivedAt) {
    double seconds = now >= MILLISECONDS_FROM ? now / 1000 : now;
    boolean set = seconds >= FIRST_PLAUSIBLE && seconds <= LAST_PLAUSIBLE;
    return AviationUnits.toMillisecond(set ? Math.min(seconds, receivedAt) : receivedAt);
  }

  private static MalformedAnswerException malformed(@Nullable String why) {
    return new MalformedAnswerException(RejectReason.MALFORMED, "not valid JSON: " + why);
  }
}
