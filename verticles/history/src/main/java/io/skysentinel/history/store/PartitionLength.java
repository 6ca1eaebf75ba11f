package io.skysentinel.history.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How much time is in a partition, and the digits that its name ends with. */
public enum PartitionLength {
  HOUR(3_600, 10),
  DAY(86_400, 8);

  private static final DateTimeFormatter HOURS =
      DateTimeFormatter.ofPattern("yyyyMMddHH").withZone(ZoneOffset.UTC);

  private final long seconds;
  private final int digits;

  PartitionLength(long seconds, int digits) {
    this.seconds = seconds;
    this.digits = digits;
  }

  public long seconds() {
    return seconds;
  }

  /** How many digits there are. */
  int digits() {
    return digits;
  }

  /** The digits for a time, in Unix seconds; they are in the order of times. */
  String digits(long unix) {
    return HOURS.format(Instant.ofEpochSecond(unix)).substring(0, digits);
  }

  /** When the time begins that has these digits. */
  long beginning(String digits) {
    String hours = (digits + "00").substring(0, HOUR.digits);
    return LocalDateTime.parse(hours, HOURS).toEpochSecond(ZoneOffset.UTC);
  }
}
