package io.skysentinel.platform.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skysentinel.core.json.JsonFactories;
import io.skysentinel.platform.web.BadRequestException;

/** Reads what clients say: a JSON object in each message. */
public final class ClientJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder(JsonFactories.CLIENTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ClientJson() {}

  /** The object that a message is. */
  public static JsonNode object(String text) throws BadRequestException {
    JsonNode message;
    try {
      message = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BadRequestException("this is not JSON: " + e.getOriginalMessage());
    }
    if (!message.isObject()) {
      throw new BadRequestException("a message has to be a JSON object");
    }
    return message;
  }

  /** The token that a message of the type {@code auth} shows. */
  public static String token(JsonNode auth) throws BadRequestException {
    JsonNode token = auth.path("token");
    if (!token.isTextual()) {
      throw new BadRequestException("auth has to have a token (a text)");
    }
    return token.asText();
  }
}
