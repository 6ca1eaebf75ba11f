package io.skysentinel.history.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;

/** What the values of a column are. */
public enum ParquetType {
  /** {@link Boolean}s. */
  BOOLEAN(0),
  /** {@link Integer}s. */
  INT32(1),
  /** Microseconds of Unix time, as {@link Long}s. */
  TIMESTAMP(2),
  /** {@link Double}s. */
  DOUBLE(5),
  /** {@link String}s. */
  STRING(6);

  private static final int UTF8 = 0;
  private static final int TIMESTAMP_MICROS = 10;

  private final int code;

  ParquetType(int code) {
    this.code = code;
  }

  /** Of the physical type. */
  int code() {
    return code;
  }

  /** Whether the least and the greatest of some values let a reader leave them out. */
  boolean isOrdered() {
    return this == INT32 || this == TIMESTAMP || this == DOUBLE;
  }

  /** What it is to be taken for, once for old readers and once for others. */
  void describe(ThriftWriter schema) {
    if (this == STRING) {
      schema.i32(6, UTF8).struct(10, logical -> logical.struct(1, string -> {}));
    } else if (this == TIMESTAMP) {
      schema
          .i32(6, TIMESTAMP_MICROS)
          .struct(
              10,
              logical ->
                  logical.struct(
                      8,
                      timestamp ->
                          timestamp
                              .flag(1, true) // It is UTC.
                              .struct(2, unit -> unit.struct(2, micros -> {}))));
    }
  }

  /** Writes a value as PLAIN has it; booleans have bits there, and no bytes of their own. */
  void write(Object value, ByteBuf out) {
    switch (this) {
      case INT32 -> out.writeIntLE((Integer) value);
      case TIMESTAMP -> out.writeLongLE((Long) value);
      case DOUBLE -> out.writeDoubleLE((Double) value);
      case STRING -> {
        byte[] utf8 = ((String) value).getBytes(UTF_8);
        out.writeIntLE(utf8.length).writeBytes(utf8);
      }
      case BOOLEAN -> throw new IllegalArgumentException("a boolean alone");
    }
  }
}
