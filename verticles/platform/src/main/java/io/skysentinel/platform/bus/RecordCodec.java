package io.skysentinel.platform.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A record as JSON between nodes, and as itself within one: records are immutable. */
final class RecordCodec<T> implements MessageCodec<T, T> {
  /** Nodes of a newer version may say more than this one knows. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Class<T> type;

  RecordCodec(Class<T> type) {
    this.type = type;
  }

  static String nameFor(Class<?> type) {
    return "sky." + type.getSimpleName();
  }

  @Override
  public void encodeToWire(Buffer buffer, T body) {
    try {
      byte[] bytes = JSON.writeValueAsBytes(body);
      buffer.appendInt(bytes.length).appendBytes(bytes);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public T decodeFromWire(int position, Buffer buffer) {
    int length = buffer.getInt(position);
    int start = position + Integer.BYTES;
    try {
      return JSON.readValue(buffer.getBytes(start, start + length), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public T transform(T body) {
    return body;
  }

  @Override
  public String name() {
    return nameFor(type);
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
