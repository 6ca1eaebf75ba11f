package io.skysentinel.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.envelope.InvalidEnvelopeException;
import io.skysentinel.core.envelope.PayloadReader;
import io.skysentinel.core.json.JsonFactories;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.wire.InvalidMessageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages to clients from their JSON, in whatever order the members come. */
public final class JsonReader {
  private static final JsonFactory JSON = JsonFactories.OURS;

  /** How much of a message is wanted. */
  private enum Part {
    ALL,
    HEAD
  }

  private JsonReader() {}

  /** The message; {@code null} when it is of a type that is not known here. */
  public static @Nullable ClientMessage read(byte[] bytes) throws InvalidMessageException {
    return read(bytes, Part.ALL);
  }

  /**
   * The message without its flights, for who only counts. It reads no further than to the first of
   * them, which our messages have behind everything else.
   */
  public static @Nullable ClientMessage readHead(byte[] bytes) throws InvalidMessageException {
    return read(bytes, Part.HEAD);
  }

  private static @Nullable ClientMessage read(byte[] bytes, Part part)
      throws InvalidMessageException {
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidMessageException("not a JSON object");
      }
      MessageFields fields = new MessageFields();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (part == Part.HEAD && (name.equals("flights") || name.equals("upserts"))) {
          return fields.message();
        }
        readField(json, name, fields);
      }
      if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        throw new InvalidMessageException("something follows the message");
      }
      return fields.message();
    } catch (InvalidEnvelopeException e) {
      throw new InvalidMessageException("a flight: " + e.getMessage());
    } catch (IOException e) {
      // Nothing is read from outside: the text is cut off, or no JSON, or no UTF-8.
      throw new InvalidMessageException("not valid JSON: " + e.getMessage());
    }
  }

  private static void readField(JsonParser json, String name, MessageFields fields)
      throws IOException, InvalidMessageException, InvalidEnvelopeException {
    switch (name) {
      case "type" -> fields.type = text(json, name);
      case "shard" -> fields.shard = (int) number(json, name);
      case "epoch" -> fields.epoch = text(json, name);
      case "seq" -> fields.seq = number(json, name);
      case "t" -> fields.t = number(json, name);
      case "view" -> fields.view = text(json, name);
      case "prev" -> fields.prev = number(json, name);
      case "views" -> fields.views = texts(json, name);
      case "flights", "upserts" -> fields.flights = flights(json, name);
      case "removals" -> fields.removals = texts(json, name);
      case "shards" -> fields.shards = stands(json, name);
      case "code" -> fields.code = text(json, name);
      case "message" -> fields.message = text(json, name);
      // A later server may say more than we know.
      default -> json.skipChildren();
    }
  }

  private static List<Flight> flights(JsonParser json, String name)
      throws IOException, InvalidMessageException, InvalidEnvelopeException {
    List<Flight> flights = new ArrayList<>();
    array(json, name);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      PayloadReader.Payload payload = PayloadReader.readWithFeed(json);
      flights.add(new Flight(payload.state(), payload.feed()));
    }
    arrayEnd(json, name);
    return flights;
  }

  private static List<Stand> stands(JsonParser json, String name)
      throws IOException, InvalidMessageException {
    List<Stand> stands = new ArrayList<>();
    array(json, name);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      stands.add(stand(json));
    }
    arrayEnd(json, name);
    return stands;
  }

  private static Stand stand(JsonParser json) throws IOException, InvalidMessageException {
    int shard = 0;
    String epoch = "";
    long seq = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "shard" -> shard = (int) number(json, name);
        case "epoch" -> epoch = text(json, name);
        case "seq" -> seq = number(json, name);
        default -> json.skipChildren();
      }
    }
    return new Stand(shard, epoch, seq);
  }

  private static List<String> texts(JsonParser json, String name)
      throws IOException, InvalidMessageException {
    List<String> texts = new ArrayList<>();
    array(json, name);
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
    }
    arrayEnd(json, name);
    return texts;
  }

  private static String text(JsonParser json, String name)
      throws IOException, InvalidMessageException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new InvalidMessageException(name + " is not text");
    }
    return json.getText();
  }

  private static long number(JsonParser json, String name)
      throws IOException, InvalidMessageException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new InvalidMessageException(name + " is not a whole number");
    }
    return json.getLongValue();
  }

  private static void array(JsonParser json, String name) throws InvalidMessageException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new InvalidMessageException(name + " is not an array");
    }
  }

  private static void arrayEnd(JsonParser json, String name) throws InvalidMessageException {
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new InvalidMessageException(name + " has something that does not belong there");
    }
  }
}
