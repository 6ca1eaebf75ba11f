package io.skysentinel.platform.config.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads a document's text: strict JSON, one object, no key twice. */
public final class DocumentText {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private DocumentText() {}

  public static ObjectNode parse(String source, String text) throws ConfigException {
    if (text.isBlank()) {
      throw ConfigException.ofSource(
          source, "the file is empty", "expected a JSON object, at least {}");
    }
    try {
      JsonNode document = STRICT.readTree(text);
      if (document instanceof ObjectNode object) {
        return object;
      }
      throw ConfigException.ofSource(
          source, "the document is " + Shown.kind(document), "expected a JSON object: {...}");
    } catch (JsonProcessingException failure) {
      JsonLocation at = failure.getLocation();
      String place =
          at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
      throw ConfigException.ofSource(source, place + inWords(failure), "");
    }
  }

  /** The parser's own words may quote the text around, and so a secret: they are not passed on. */
  private static String inWords(JsonProcessingException failure) {
    String message = failure.getOriginalMessage();
    if (failure instanceof JsonEOFException) {
      return "the text ends too early; expected a closing } or ] or quotation mark";
    }
    if (message.startsWith("Duplicate field")) {
      return "the key " + between(message, '\'') + " stands here for the second time";
    }
    if (message.startsWith("Illegal unquoted character")) {
      return "a text runs over the end of its line; expected a closing quotation mark";
    }
    if (message.startsWith("Unrecognized character escape")) {
      return "a backslash that means nothing; a backslash in a text is written \\\\";
    }
    if (message.startsWith("Unexpected character")) {
      return "unexpected " + between(message, '\'') + hint(message);
    }
    if (message.startsWith("Trailing token")) {
      return "something stands behind the end of the document";
    }
    return "not valid JSON: expected a value (texts stand in quotation marks)";
  }

  private static String hint(String message) {
    if (message.contains("was expecting comma")) {
      return "; expected a comma or the end before it";
    }
    if (message.contains("double-quote to start field name")) {
      return "; expected a key in quotation marks (and no comma after the last one)";
    }
    if (message.contains("colon")) {
      return "; expected a colon between key and value";
    }
    return "; expected a value";
  }

  private static String between(String message, char quote) {
    int from = message.indexOf(quote);
    int to = message.indexOf(quote, from + 1);
    return from < 0 || to < 0 ? "text" : "'" + message.substring(from + 1, to) + "'";
  }
}
