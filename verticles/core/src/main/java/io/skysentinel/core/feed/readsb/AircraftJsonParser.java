package io.skysentinel.core.feed.readsb;

import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import java.util.List;

/** Reads {@code aircraft.json} and the answers of the v2 API. */
public final class AircraftJsonParser {

  /**
   * Reads one answer.
   *
   * @param where what was asked, in words, for the rejects
   * @param receivedAtMs when it arrived, in Unix milliseconds
   */
  public ParsedAnswer parse(byte[] json, String where, long receivedAtMs)
      throws MalformedAnswerException {
    return new ParsedAnswer(List.of(), List.of());
  }
}
