package io.skysentinel.bridge.transport.eventbus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skysentinel.bridge.questions.Refusal;
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

  /** Who does what a browser says. */
  interface Handler {

    /** A sign of life. */
    void ping();

    /**
     * Whether anything else is done for it.
     *
     * @param authorization the message's header of that name, {@code null} when it has none
     */
    boolean admits(@Nullable String authorization);

    /** To be told everything at the address, from now on. */
    void register(String address);

    /** To be told no more of it. */
    void unregister(String address);

    /**
     * A question, when there is a reply address.
     *
     * @param body {@code null} when there is none
     */
    void send(String address, @Nullable String replyAddress, @Nullable JsonNode body);

    /** Something that other browsers should read: never allowed. */
    void publish(String address);

    /** Something that is none of these. */
    void malformed(Refusal why);
  }

  /** Reads one message of the bridge's protocol, and tells the handler what it asks for. */
  static void read(String message, Handler handler) {
    JsonNode json;
    try {
      json = JSON.readTree(message);
    } catch (JsonProcessingException e) {
      handler.malformed(Refusal.malformed("invalid_json", "not JSON: " + e.getOriginalMessage()));
      return;
    }
    String type = text(json, "type");
    String address = text(json, "address");
    if (!json.isObject()) {
      handler.malformed(Refusal.malformed("invalid_json", "a message has to be a JSON object"));
    } else if (type == null) {
      handler.malformed(Refusal.malformed("missing_type", "type is missing"));
    } else if (type.equals("ping")) {
      handler.ping();
    } else if (address == null) {
      handler.malformed(Refusal.malformed("missing_address", "address is missing"));
    } else if (handler.admits(text(json.path("headers"), "Authorization"))) {
      read(type, address, json, handler);
    }
  }

  private static void read(String type, String address, JsonNode json, Handler handler) {
    switch (type) {
      case "register" -> handler.register(address);
      case "unregister" -> handler.unregister(address);
      case "publish" -> handler.publish(address);
      case "send" -> send(address, json, handler);
      default ->
          handler.malformed(
              Refusal.malformed(
                  "invalid_type", "type has to be ping, register, unregister, send or publish"));
    }
  }

  private static void send(String address, JsonNode json, Handler handler) {
    String replyAddress = text(json, "replyAddress");
    if (replyAddress != null && replyAddress.length() > MAX_REPLY_ADDRESS) {
      handler.malformed(
          Refusal.malformed(
              "invalid_reply_address",
              "replyAddress is longer than %d characters".formatted(MAX_REPLY_ADDRESS)));
    } else {
      handler.send(address, replyAddress, json.get("body"));
    }
  }

  private static @Nullable String text(JsonNode json, String name) {
    JsonNode value = json.get(name);
    return value != null && value.isTextual() ? value.textValue() : null;
  }
}
