package io.skysentinel.history.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes the fields of one struct, in ascending order, in Thrift's compact protocol. */
final class ThriftWriter {
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  /** What is as long or longer has its length behind it. */
  private static final int LONG_LIST = 15;

  private final ByteBuf out;
  private int last;

  private ThriftWriter(ByteBuf out) {
    this.out = out;
  }

  /** Appends a struct. */
  static void write(ByteBuf out, Consumer<ThriftWriter> fields) {
    fields.accept(new ThriftWriter(out));
    out.writeByte(0);
  }

  ThriftWriter flag(int id, boolean value) {
    begin(id, value ? TRUE : FALSE);
    return this;
  }

  ThriftWriter i32(int id, int value) {
    begin(id, I32);
    varint(zigzag(value));
    return this;
  }

  ThriftWriter i64(int id, long value) {
    begin(id, I64);
    varint(zigzag(value));
    return this;
  }

  ThriftWriter text(int id, String value) {
    begin(id, BINARY);
    return text(value);
  }

  ThriftWriter bytes(int id, ByteBuf value) {
    begin(id, BINARY);
    varint(value.readableBytes());
    out.writeBytes(value);
    return this;
  }

  ThriftWriter struct(int id, Consumer<ThriftWriter> fields) {
    begin(id, STRUCT);
    write(out, fields);
    return this;
  }

  <T> ThriftWriter structs(int id, List<T> values, BiConsumer<T, ThriftWriter> fields) {
    list(id, values.size(), STRUCT);
    values.forEach(value -> write(out, struct -> fields.accept(value, struct)));
    return this;
  }

  /** Some that are written already. */
  ThriftWriter structs(int id, int count, ByteBuf written) {
    list(id, count, STRUCT);
    out.writeBytes(written);
    return this;
  }

  ThriftWriter i32s(int id, List<Integer> values) {
    list(id, values.size(), I32);
    values.forEach(value -> varint(zigzag(value)));
    return this;
  }

  ThriftWriter texts(int id, List<String> values) {
    list(id, values.size(), BINARY);
    values.forEach(this::text);
    return this;
  }

  private ThriftWriter text(String value) {
    byte[] utf8 = value.getBytes(UTF_8);
    varint(utf8.length);
    out.writeBytes(utf8);
    return this;
  }

  private void list(int id, int size, int type) {
    begin(id, LIST);
    out.writeByte(Math.min(size, LONG_LIST) << 4 | type);
    if (size >= LONG_LIST) {
      varint(size);
    }
  }

  /**
   * No struct of Parquet leaves out so many fields that the difference needs more than four bits.
   */
  private void begin(int id, int type) {
    out.writeByte((id - last) << 4 | type);
    last = id;
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private void varint(long value) {
    Varints.write(value, out);
  }
}
