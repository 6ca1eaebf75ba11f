package io.skysentinel.platform.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skysentinel.platform.config.schema.ConfigDraft;
import io.skysentinel.platform.config.text.KeyPath;
import java.util.List;

/**
 * A part of the configuration that one owner reads: a role, or the platform. The keys, their
 * defaults and what a value may be stand in the schema.
 *
 * @param path where the part stands in the document; empty for what reads several of its keys
 * @param type the record that it is read into
 * @param crossCheck what a schema cannot say
 */
public record ConfigPart<T>(List<String> path, Class<T> type, CrossCheck crossCheck) {
  private static final ObjectMapper TO_RECORDS =
      JsonMapper.builder()
          // The schema and the records describe the same keys: a key that one lacks is a defect.
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** What has to fit together across keys. */
  @FunctionalInterface
  public interface CrossCheck {

    /** Tells the draft what is wrong with it. */
    void check(ConfigDraft draft);
  }

  /** The part under one key of the document, which the schema describes wholly. */
  public static <T> ConfigPart<T> of(String key, Class<T> type) {
    return of(key, type, draft -> {});
  }

  /** The part under one key of the document. */
  public static <T> ConfigPart<T> of(String key, Class<T> type, CrossCheck crossCheck) {
    return new ConfigPart<>(List.of(key), type, crossCheck);
  }

  /** A part that is made of several keys of the document; its record ignores the others. */
  public static <T> ConfigPart<T> across(Class<T> type, CrossCheck crossCheck) {
    return new ConfigPart<>(List.of(), type, crossCheck);
  }

  T read(JsonNode document) {
    try {
      return TO_RECORDS.treeToValue(KeyPath.at(document, path), type);
    } catch (JsonProcessingException failure) {
      // The message quotes values, and so perhaps a secret: its kind and place are enough.
      throw new IllegalStateException(
          "schema and %s disagree: %s"
              .formatted(type.getSimpleName(), failure.getClass().getSimpleName()));
    }
  }
}
