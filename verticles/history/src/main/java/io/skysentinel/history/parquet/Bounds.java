package io.skysentinel.history.parquet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** How many values of a column chunk are missing, and between which the others lie. */
final class Bounds {
  private final ParquetType type;
  private @Nullable Object least;
  private @Nullable Object greatest;
  private long missing;

  Bounds(ParquetType type) {
    this.type = type;
  }

  void addMissing() {
    missing++;
  }

  void add(Object value) {
    if (type.isOrdered()) {
      if (least == null || compare(value, least) < 0) {
        least = value;
      }
      if (greatest == null || compare(value, greatest) > 0) {
        greatest = value;
      }
    }
  }

  private int compare(Object a, Object b) {
    return type == ParquetType.DOUBLE
        ? Double.compare((Double) a, (Double) b)
        : Long.compare(((Number) a).longValue(), ((Number) b).longValue());
  }

  /** A zero stands for both zeros: the format wants the one outside. */
  void describe(ThriftWriter statistics) {
    statistics.i64(3, missing);
    if (least != null && greatest != null) {
      statistics.bytes(5, plain(greatest.equals(-0.0) ? 0.0 : greatest));
      statistics.bytes(6, plain(least.equals(0.0) ? -0.0 : least));
    }
  }

  private ByteBuf plain(Object value) {
    ByteBuf bytes = Unpooled.buffer(Double.BYTES);
    type.write(value, bytes);
    return bytes;
  }
}
