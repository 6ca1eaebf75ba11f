package io.skysentinel.bridge.transport.eventbus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skysentinel.core.json.JsonFactories;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what browsers send; anything at all may come. */
final class BusRequestReader {
  /** The official client makes UUIDs; the stock bridge takes no longer address either. */
  private static final int MAX_REPLY_ADDRESS = 36;

  private static final ObjectMapper JSON =
      JsonMapper.builder(JsonFactories.CLIENTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private BusRequestReader() {}

  /**
   * The messages in what a SockJS client sent: an array of strings, or one string.
   *
   * @return {@code null} when it is neither
   */
  static @Nullable List<String> messages(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> messages = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.VALUE_STRING) {
        messages.add(parser.getText());
      } else if (first == JsonToken.START_ARRAY) {
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
          messages.add(parser.getText());
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
          return null;
        }
      } else {
        return null;
      }
      return parser.nextToken() == null ? messages : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** One message of the bridge's protocol. */
  static BusRequest request(String message) {
    JsonNode json;
    try {
      json = JSON.readTree(message);
    } catch (JsonProcessingException e) {
      return new BusRequest.Malformed("invalid_json", "not JSON: " + e.getOriginalMessage());
    }
    if (json == null || !json.isObject()) {
      return new BusRequest.Malformed("invalid_json", "a message has to be a JSON object");
    }
    String type = text(json, "type");
    if (type == null) {
      return new BusRequest.Malformed("missing_type", "type is missing");
    }
    if (type.equals("ping")) {
      return new BusRequest.Ping();
    }
    String address = text(json, "address");
    if (address == null) {
      return new BusRequest.Malformed("missing_address", "address is missing");
    }
    return switch (type) {
      case "register" -> new BusRequest.Register(address);
      case "unregister" -> new BusRequest.Unregister(address);
      case "publish" -> new BusRequest.Publish(address);
      case "send" -> send(address, json);
      default ->
          new BusRequest.Malformed(
              "invalid_type", "type has to be ping, register, unregister, send or publish");
    };
  }

  private static BusRequest send(String address, JsonNode json) {
    String replyAddress = text(json, "replyAddress");
    if (replyAddress != null && replyAddress.length() > MAX_REPLY_ADDRESS) {
      return new BusRequest.Malformed(
          "invalid_reply_address",
          "replyAddress is longer than %d characters".formatted(MAX_REPLY_ADDRESS));
    }
    return new BusRequest.Send(address, replyAddress, json.get("body"));
  }

  private static @Nullable String text(JsonNode json, String name) {
    JsonNode value = json.get(name);
    return value != null && value.isTextual() ? value.textValue() : null;
  }
}
