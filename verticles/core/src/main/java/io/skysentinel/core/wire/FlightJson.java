package io.skysentinel.core.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.envelope.InvalidEnvelopeException;
import io.skysentinel.core.envelope.PayloadReader;
import io.skysentinel.core.json.JsonFactories;
import java.io.IOException;

/** A flight as it stands in messages in JSON. */
public final class FlightJson {
  private FlightJson() {}

  /** One flight, from a part of an array. */
  public static Flight read(byte[] bytes, int from, int to) throws InvalidMessageException {
    try (JsonParser json = JsonFactories.OURS.createParser(bytes, from, to - from)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidMessageException("a flight is not a JSON object");
      }
      PayloadReader.Payload payload = PayloadReader.readWithFeed(json);
      if (json.nextToken() != null) {
        throw new InvalidMessageException("something follows a flight");
      }
      return new Flight(payload.state(), payload.feed());
    } catch (InvalidEnvelopeException e) {
      throw new InvalidMessageException("a flight: " + e.getMessage());
    } catch (IOException e) {
      throw new InvalidMessageException("not valid JSON: " + e.getMessage());
    }
  }
}
