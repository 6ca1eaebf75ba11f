package io.skysentinel.core.feed.opensky;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.InvalidValueException;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.core.json.JsonFactories;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * OpenSky's {@code /states/all}: {@code {"time":…,"states":[[17 or 18 columns],…]}}.
 *
 * <p>Every row becomes exactly one state or one reject, and a bad row never harms its neighbours.
 * An answer that is not whole is not used at all: half a sky would look like aircraft gone. One
 * aircraft listed twice stays twice, in order; the log's readers keep the newer.
 *
 * <p>Safe for use by several threads.
 */
public final class OpenSkyParser {
  /** What a reject keeps of its row; a dead letter is for looking at, not for keeping the flood. */
  private static final int MAX_RAW = 4096;

  private static final int USUAL_ROW_BYTES = 160;

  private static final JsonFactory JSON = JsonFactories.FEEDS;

  /**
   * Reads a whole answer.
   *
   * @param where what the answer came from, in words; a reject says {@code row 17 of <where>}
   * @throws MalformedAnswerException when it is not JSON to its end, or not of OpenSky's shape
   */
  public ParsedAnswer parse(byte[] json, String where) throws MalformedAnswerException {
    Answer answer = new Answer(json, where);
    try (JsonParser parser = JSON.createParser(json)) {
      if (!answer.read(parser)) {
        throw new MalformedAnswerException(
            RejectReason.UNEXPECTED_SHAPE, where + " has no \"states\"");
      }
      return new ParsedAnswer(answer.states, answer.rejects);
    } catch (JsonProcessingException e) {
      throw new MalformedAnswerException(
          RejectReason.MALFORMED, where + " is not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new MalformedAnswerException(
          RejectReason.MALFORMED, where + " cannot be read: " + e.getMessage());
    }
  }

  /** One answer while it is read. */
  private static final class Answer {
    private final byte[] json;
    private final String where;
    private final RowReader row = new RowReader();
    private final List<FlightState> states;
    private final List<Reject> rejects = new ArrayList<>();
    private int rows;

    Answer(byte[] json, String where) {
      this.json = json;
      this.where = where;
      this.states = new ArrayList<>(json.length / USUAL_ROW_BYTES + 1);
    }

    /** Reads to the very end; false when there were no states, not even null. */
    boolean read(JsonParser parser) throws IOException, MalformedAnswerException {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new MalformedAnswerException(RejectReason.MALFORMED, where + " is empty");
      }
      if (first != JsonToken.START_OBJECT) {
        throw new MalformedAnswerException(
            RejectReason.UNEXPECTED_SHAPE, where + " is not a JSON object");
      }
      boolean found = false;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isStates = parser.currentName().equals("states");
        JsonToken value = parser.nextToken();
        if (isStates) {
          found = true;
          readStates(parser, value);
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw new MalformedAnswerException(
            RejectReason.MALFORMED, where + " goes on after its end");
      }
      return found;
    }

    private void readStates(JsonParser parser, JsonToken value)
        throws IOException, MalformedAnswerException {
      // OpenSky says null, not [], where nothing flies.
      if (value == JsonToken.VALUE_NULL) {
        return;
      }
      if (value != JsonToken.START_ARRAY) {
        throw new MalformedAnswerException(
            RejectReason.UNEXPECTED_SHAPE, "\"states\" of " + where + " is not an array");
      }
      JsonToken token;
      while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
        rows++;
        int start = offset(parser.currentTokenLocation().getByteOffset());
        try {
          states.add(row.read(parser, token));
        } catch (InvalidValueException e) {
          // The parser finishes a value lazily; only then does it stand at its end.
          parser.finishToken();
          rejects.add(reject(e, start, offset(parser.currentLocation().getByteOffset())));
        }
      }
    }

    private Reject reject(InvalidValueException problem, int start, int end) {
      byte[] raw = Arrays.copyOfRange(json, start, Math.min(end, start + MAX_RAW));
      return new Reject(
          problem.reason(),
          "row " + rows + " of " + where,
          String.valueOf(problem.getMessage()),
          raw);
    }

    private int offset(long byteOffset) {
      return (int) Math.max(0, Math.min(byteOffset, json.length));
    }
  }
}
