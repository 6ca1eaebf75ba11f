package io.skysentinel.platform.bus;

import io.skysentinel.core.wire.InvalidMessageException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** A type with a form of its own between nodes; within one it is passed on as it is. */
final class WireCodec<T> implements MessageCodec<T, T> {

  /** From bytes to the record. */
  interface Reader<T> {
    T read(byte[] bytes) throws InvalidMessageException;
  }

  private final Class<T> type;
  private final Function<T, byte[]> writer;
  private final Reader<T> reader;

  WireCodec(Class<T> type, Function<T, byte[]> writer, Reader<T> reader) {
    this.type = type;
    this.writer = writer;
    this.reader = reader;
  }

  @Override
  public void encodeToWire(Buffer buffer, T body) {
    byte[] bytes = writer.apply(body);
    buffer.appendInt(bytes.length).appendBytes(bytes);
  }

  @Override
  public T decodeFromWire(int position, Buffer buffer) {
    int length = buffer.getInt(position);
    int start = position + Integer.BYTES;
    try {
      return reader.read(buffer.getBytes(start, start + length));
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
    return RecordCodec.nameFor(type);
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
