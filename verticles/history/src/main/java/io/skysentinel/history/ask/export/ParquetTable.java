package io.skysentinel.history.ask.export;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.ask.table.UpdateColumn;
import io.skysentinel.history.ask.table.UpdateColumn.Kind;
import io.skysentinel.history.parquet.ParquetColumn;
import io.skysentinel.history.parquet.ParquetType;
import io.skysentinel.history.parquet.ParquetWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Parquet file with a row for each update, and times as timestamps. */
final class ParquetTable implements UpdateWriter {
  /** The years 1 to 9999: what most readers know of others is how to fail. */
  private static final double FIRST_TIME = -62_135_596_800.0;

  private static final double TIMES_END = 253_402_300_800.0;
  private static final double MICROS = 1e6;

  private static final List<ParquetColumn> COLUMNS =
      UpdateColumn.ALL.stream().map(ParquetTable::column).toList();

  private final ParquetWriter writer = new ParquetWriter(COLUMNS);
  private final ByteBuf bytes = Unpooled.buffer();
  private final List<@Nullable Object> row = new ArrayList<>(COLUMNS.size());

  private static ParquetColumn column(UpdateColumn column) {
    return switch (column.kind()) {
      case TIME -> new ParquetColumn(column.name(), ParquetType.TIMESTAMP, false);
      case PLACE -> new ParquetColumn(column.name(), ParquetType.DOUBLE, false);
      case NUMBER -> new ParquetColumn(column.name(), ParquetType.DOUBLE, true);
      case CODE -> new ParquetColumn(column.name(), ParquetType.INT32, true);
      case FLAG -> new ParquetColumn(column.name(), ParquetType.BOOLEAN, false);
      case TEXT -> new ParquetColumn(column.name(), ParquetType.STRING, true);
    };
  }

  @Override
  public void begin(JsonBytes out) {
    writer.begin(bytes);
    moveTo(out);
  }

  @Override
  public void write(Told told, JsonBytes out) {
    row.clear();
    for (UpdateColumn column : UpdateColumn.ALL) {
      Object value = column.value().apply(told);
      row.add(column.kind() == Kind.TIME && value != null ? micros((Double) value) : value);
    }
    writer.write(row, bytes);
    moveTo(out);
  }

  private static @Nullable Long micros(double unix) {
    return unix >= FIRST_TIME && unix < TIMES_END ? Math.round(unix * MICROS) : null;
  }

  @Override
  public void flush(JsonBytes out) {
    writer.flush(bytes);
    moveTo(out);
  }

  @Override
  public void end(JsonBytes out) {
    writer.end(bytes);
    moveTo(out);
  }

  @Override
  public long keptBytes() {
    return writer.keptBytes() + bytes.capacity();
  }

  @Override
  public boolean isFull() {
    return writer.isFull();
  }

  private void moveTo(JsonBytes out) {
    out.raw(bytes.array(), bytes.readerIndex(), bytes.writerIndex());
    bytes.clear();
  }
}
