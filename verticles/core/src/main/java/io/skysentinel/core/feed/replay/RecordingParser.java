package io.skysentinel.core.feed.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.envelope.EnvelopeDecoder;
import io.skysentinel.core.envelope.InvalidEnvelopeException;
import io.skysentinel.core.feed.InvalidValueException;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.core.feed.StateChecks;
import io.skysentinel.core.feed.opensky.OpenSkyParser;
import io.skysentinel.core.feed.replay.RecordedLine.LineKind;
import io.skysentinel.core.json.JsonFactories;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording line by line: envelopes, or answers of OpenSky as they came, in any mixture. A
 * line that cannot be understood is one reject and costs no other line.
 */
public final class RecordingParser {
  /** Enough to see what a line was meant to be; a recorded answer may be megabytes long. */
  private static final int MAX_RAW_BYTES = 65_536;

  private static final JsonFactory JSON = JsonFactories.FEEDS;

  private static final RecordedLine BLANK =
      new RecordedLine(LineKind.BLANK, new ParsedAnswer(List.of(), List.of()));

  private final OpenSkyParser openSky = new OpenSkyParser();

  /**
   * Reads one line; whatever it holds, this does not throw.
   *
   * @param where the line in words, for the rejects: {@code line 3 of a.jsonl}
   */
  public RecordedLine parse(byte[] line, String where) {
    if (isBlank(line)) {
      return BLANK;
    }
    try {
      return switch (kindOf(line)) {
        case ENVELOPE -> envelope(line);
        case ANSWER -> new RecordedLine(LineKind.ANSWER, openSky.parse(line, where));
        default ->
            broken(
                RejectReason.UNEXPECTED_SHAPE,
                "neither an envelope nor an answer of OpenSky",
                line,
                where);
      };
    } catch (MalformedAnswerException e) {
      return broken(e.reason(), e.getMessage(), line, where);
    } catch (InvalidValueException e) {
      return broken(e.reason(), e.getMessage(), line, where);
    } catch (InvalidEnvelopeException e) {
      RejectReason reason = isJson(line) ? RejectReason.UNEXPECTED_SHAPE : RejectReason.MALFORMED;
      return broken(reason, e.getMessage(), line, where);
    } catch (IOException e) {
      return broken(RejectReason.MALFORMED, "not valid JSON: " + reasonOf(e), line, where);
    }
  }

  /** Told by the first field that only one of the kinds has; what follows is read only once. */
  private static LineKind kindOf(byte[] line) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        finish(json);
        return LineKind.BROKEN;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        switch (json.currentName()) {
          case "schema_version", "payload" -> {
            return LineKind.ENVELOPE;
          }
          case "states" -> {
            return LineKind.ANSWER;
          }
          default -> {
            json.nextToken();
            json.skipChildren();
          }
        }
      }
      finish(json);
      return LineKind.BROKEN;
    }
  }

  private static RecordedLine envelope(byte[] line)
      throws InvalidEnvelopeException, InvalidValueException {
    // A recording may have been edited by hand, so it is asked what every other feed is asked.
    FlightState recorded = EnvelopeDecoder.decode(line).payload();
    FlightStateBuilder state = new FlightStateBuilder().from(recorded);
    state.icao24 = StateChecks.anyAddress(state.icao24);
    if (state.callsign != null) {
      state.callsign = StateChecks.callsign(state.callsign);
    }
    if (state.squawk != null) {
      state.squawk = StateChecks.squawk(state.squawk);
    }
    StateChecks.check(state);
    return new RecordedLine(LineKind.ENVELOPE, new ParsedAnswer(List.of(state.build()), List.of()));
  }

  private static RecordedLine broken(
      RejectReason reason, @Nullable String detail, byte[] line, String where) {
    byte[] raw = line.length <= MAX_RAW_BYTES ? line : Arrays.copyOf(line, MAX_RAW_BYTES);
    Reject reject = new Reject(reason, where, String.valueOf(detail), raw);
    return new RecordedLine(LineKind.BROKEN, new ParsedAnswer(List.of(), List.of(reject)));
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }

  private static boolean isJson(byte[] line) {
    try (JsonParser json = JSON.createParser(line)) {
      finish(json);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads to the end, to see whether it is JSON up to there. */
  private static void finish(JsonParser json) throws IOException {
    while (json.nextToken() != null) {
      json.finishToken();
    }
  }

  private static @Nullable String reasonOf(IOException e) {
    return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
  }
}
