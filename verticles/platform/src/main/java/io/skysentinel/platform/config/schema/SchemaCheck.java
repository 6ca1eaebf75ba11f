package io.skysentinel.platform.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.skysentinel.platform.config.text.KeyPath;
import io.skysentinel.platform.config.text.NearestName;
import java.util.ArrayList;
import java.util.List;

/** Holds a draft against the schema and says in our words what does not fit. */
public final class SchemaCheck {
  private final ConfigSchema schema;
  private final JsonSchema validator;

  public SchemaCheck(ConfigSchema schema) {
    this.schema = schema;
    this.validator = validatorOf(schema);
  }

  /** Our own annotations say nothing about validity; told so, the validator warns of none. */
  private static JsonSchema validatorOf(ConfigSchema schema) {
    JsonMetaSchema withAnnotations =
        JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
            .build();
    return JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012, factory -> factory.metaSchema(withAnnotations))
        .getSchema(schema.raw());
  }

  public void check(ConfigDraft draft) {
    for (ValidationMessage message : validator.validate(draft.document())) {
      report(draft, message, path(message.getInstanceLocation()));
    }
  }

  private void report(ConfigDraft draft, ValidationMessage message, List<String> path) {
    switch (message.getType()) {
      case "additionalProperties" -> unknownKey(draft, path, message.getProperty());
      case "required" -> missing(draft, path, message.getProperty());
      case "propertyNames" -> badName(draft, path, message.getProperty());
      case "uniqueItems" -> draft.wrong(path, "expected each value only once");
      case "minItems" -> draft.wrong(path, "expected at least one value");
      case "maxItems" -> draft.wrong(path, "expected fewer values");
      case "maxProperties" -> draft.wrong(path, "expected fewer entries");
      default -> draft.wrong(path, expected(draft, path));
    }
  }

  private void unknownKey(ConfigDraft draft, List<String> parent, String key) {
    List<String> known = knownKeys(draft, parent);
    String advice =
        NearestName.of(key, known)
            .map(name -> "did you mean " + name + "?")
            .orElse("known here: " + String.join(", ", known));
    draft.unknownKey(parent, key, advice);
  }

  private void missing(ConfigDraft draft, List<String> parent, String key) {
    List<String> path = KeyPath.below(parent, key);
    draft.wrong(path, expected(draft, path));
  }

  private void badName(ConfigDraft draft, List<String> parent, String key) {
    JsonNode described = schema.at(draft.document(), parent);
    String wanted =
        described == null ? "another name" : Expectation.of(described.path("propertyNames"));
    draft.unknownKey(parent, key, "expected " + wanted);
  }

  private String expected(ConfigDraft draft, List<String> path) {
    JsonNode described = schema.at(draft.document(), path);
    return described == null ? "expected another value" : "expected " + Expectation.of(described);
  }

  private List<String> knownKeys(ConfigDraft draft, List<String> parent) {
    List<String> known = new ArrayList<>();
    JsonNode described = schema.at(draft.document(), parent);
    if (described != null) {
      described.path("properties").fieldNames().forEachRemaining(known::add);
    }
    return known;
  }

  private static List<String> path(JsonNodePath location) {
    List<String> path = new ArrayList<>();
    for (int i = 0; i < location.getNameCount(); i++) {
      path.add(location.getName(i));
    }
    return path;
  }
}
