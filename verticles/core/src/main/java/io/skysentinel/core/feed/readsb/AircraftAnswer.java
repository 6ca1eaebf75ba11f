package io.skysentinel.core.feed.readsb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.InvalidValueException;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One answer while it is read, row by row; a row that cannot be used harms no other. */
final class AircraftAnswer {
  private static final int MAX_RAW_BYTES = 4096;

  private final JsonParser json;
  private final byte[] bytes;
  private final String where;
  private final double nowUnix;
  private final AircraftRow row = new AircraftRow();
  private final List<FlightState> states = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();

  AircraftAnswer(JsonParser json, byte[] bytes, String where, double nowUnix) {
    this.json = json;
    this.bytes = bytes;
    this.where = where;
    this.nowUnix = nowUnix;
  }

  ParsedAnswer read() throws IOException, MalformedAnswerException {
    JsonToken first = json.nextToken();
    if (first == null) {
      throw new MalformedAnswerException(RejectReason.MALFORMED, "the answer is empty");
    }
    if (first == JsonToken.START_ARRAY) {
      readRows();
    } else if (first == JsonToken.START_OBJECT) {
      readObject();
    } else {
      throw unexpected("the answer is neither an object nor an array");
    }
    if (json.nextToken() != null) {
      throw new MalformedAnswerException(
          RejectReason.MALFORMED, "not valid JSON: something follows the answer");
    }
    return new ParsedAnswer(states, rejects);
  }

  private void readObject() throws IOException, MalformedAnswerException {
    boolean found = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (!field.equals("aircraft") && !field.equals("ac")) {
        json.skipChildren();
        continue;
      }
      found = true;
      if (value == JsonToken.START_ARRAY) {
        readRows();
      } else if (value != JsonToken.VALUE_NULL) {
        throw unexpected("\"" + field + "\" is not an array");
      }
    }
    if (!found) {
      throw unexpected("the answer has neither \"aircraft\" nor \"ac\"");
    }
  }

  private void readRows() throws IOException {
    int depth = json.getParsingContext().getNestingDepth();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      long start = json.currentTokenLocation().getByteOffset();
      try {
        states.add(readRow());
      } catch (InvalidValueException e) {
        leaveRow(depth);
        reject(e, start, json.currentLocation().getByteOffset());
      }
    }
  }

  private FlightState readRow() throws IOException, InvalidValueException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new InvalidValueException(RejectReason.UNEXPECTED_SHAPE, "the row is not an object");
    }
    row.clear();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      row.readField(json, field);
    }
    return row.toState(nowUnix);
  }

  /** Skips what is left of the row, however deep in it the trouble was. */
  private void leaveRow(int depth) throws IOException {
    while (json.getParsingContext().getNestingDepth() > depth) {
      json.nextToken();
    }
    json.finishToken();
  }

  private void reject(InvalidValueException why, long start, long end) {
    int from = (int) start;
    int to = (int) Math.min(end, start + MAX_RAW_BYTES);
    String place = "aircraft " + (states.size() + rejects.size() + 1) + " of " + where;
    rejects.add(
        new Reject(
            why.reason(),
            place,
            String.valueOf(why.getMessage()),
            Arrays.copyOfRange(bytes, from, to)));
  }

  private static MalformedAnswerException unexpected(String detail) {
    return new MalformedAnswerException(RejectReason.UNEXPECTED_SHAPE, detail);
  }
}
