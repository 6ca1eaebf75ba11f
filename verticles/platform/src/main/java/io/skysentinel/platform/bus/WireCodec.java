package io.skysentinel.platform.bus;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skysentinel.core.wire.InvalidMessageException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A record as bytes between nodes, and as itself within one: records are immutable. */
final class WireCodec<T> implements MessageCodec<T, T> {
  /** Nodes of a newer version may say more than this one knows. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** From the record to its bytes, or back. */
  interface Step<A, B> {
    B apply(A from) throws IOException, InvalidMessageException;
  }

  private final Class<T> type;
  private final Step<T, byte[]> writer;
  private final Step<byte[], T> reader;

  WireCodec(Class<T> type, Step<T, byte[]> writer, Step<byte[], T> reader) {
    this.type = type;
    this.writer = writer;
    this.reader = reader;
  }

  /** For a type that has no form of its own between nodes. */
  static <T> WireCodec<T> json(Class<T> type) {
    return new WireCodec<>(type, JSON::writeValueAsBytes, bytes -> JSON.readValue(bytes, type));
  }

  static String nameFor(Class<?> type) {
    return "sky." + type.getSimpleName();
  }

  @Override
  public void encodeToWire(Buffer buffer, T body) {
    byte[] bytes = apply(writer, body);
    buffer.appendInt(bytes.length).appendBytes(bytes);
  }

  @Override
  public T decodeFromWire(int position, Buffer buffer) {
    int length = buffer.getInt(position);
    int start = position + Integer.BYTES;
    return apply(reader, buffer.getBytes(start, start + length));
  }

  private static <A, B> B apply(Step<A, B> step, A from) {
    try {
      return step.apply(from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidMessageException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
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
