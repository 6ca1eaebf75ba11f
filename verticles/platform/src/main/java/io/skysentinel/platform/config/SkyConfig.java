package io.skysentinel.platform.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skysentinel.platform.config.schema.ConfigSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The whole configuration of a node, valid and swapped whole; each owner asks for its part. */
public final class SkyConfig {
  private static final ObjectMapper VALUES = new ObjectMapper();

  private final ObjectNode effective;
  private final Map<ConfigPart<?>, Object> given;
  private final Map<ConfigPart<?>, Object> read;

  /**
   * @param effective every key with its value, valid by the schema
   */
  public SkyConfig(ObjectNode effective) {
    this(effective, Map.of());
  }

  private SkyConfig(ObjectNode effective, Map<ConfigPart<?>, Object> given) {
    this.effective = effective;
    this.given = Map.copyOf(given);
    this.read = new ConcurrentHashMap<>(given);
  }

  /** What the schema says where nothing else does. */
  public static SkyConfig defaults() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ConfigSchema.load().fillDefaults(document);
    return new SkyConfig(document);
  }

  /** That part, the same object at every call. */
  public <T> T get(ConfigPart<T> part) {
    return part.type().cast(read.computeIfAbsent(part, unread -> unread.read(effective)));
  }

  /** The same with another value of a part, for who embeds a role, and for tests. */
  public <T> SkyConfig with(ConfigPart<T> part, T value) {
    Map<ConfigPart<?>, Object> more = new HashMap<>(given);
    more.put(part, value);
    return new SkyConfig(effective, more);
  }

  /** The same with another value under a key such as {@code http.port}. */
  public SkyConfig with(String key, Object value) {
    ObjectNode document = effective.deepCopy();
    ObjectNode place = document;
    String[] names = key.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      place = place.withObject(JsonPointer.empty().appendProperty(names[i]));
    }
    place.set(names[names.length - 1], VALUES.valueToTree(value));
    return new SkyConfig(document, given);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SkyConfig that
        && effective.equals(that.effective)
        && given.equals(that.given);
  }

  @Override
  public int hashCode() {
    return effective.hashCode();
  }
}
