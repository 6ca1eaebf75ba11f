package io.skysentinel.platform.web;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Reads times, as all clients write them: Unix seconds, or a date and a time with their zone. */
public final class TimeReader {
  private static final double NANOS = 1e9;

  /** The end of the year 9999. */
  private static final double LAST = 253_402_300_800.0;

  /** The beginning of the year 1. */
  private static final double FIRST = -62_135_596_800.0;

  private TimeReader() {}

  /** The Unix seconds that stand in a query under this name. */
  public static double seconds(String name, String text) throws BadRequestException {
    double seconds = text.indexOf('T') < 0 ? BoxReader.number(name, text) : ofDate(name, text);
    return checked(name, seconds);
  }

  /** The same seconds, if there can be such a time. */
  public static double checked(String name, double seconds) throws BadRequestException {
    if (!(seconds >= FIRST && seconds < LAST)) {
      throw new BadRequestException(
          name + " has to lie in the years 1 to 9999; it is in seconds, not in milliseconds");
    }
    return seconds;
  }

  private static double ofDate(String name, String text) throws BadRequestException {
    try {
      // Who forgets to encode the plus of a zone in a query says a space.
      OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
      return time.toEpochSecond() + time.getNano() / NANOS;
    } catch (DateTimeException e) {
      throw new BadRequestException(
          name + " has to be Unix seconds or a time with its zone, such as 2026-01-02T03:04:05Z");
    }
  }
}
