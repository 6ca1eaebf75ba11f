package io.skysentinel.history.parquet;

/**
 * A column of a file; any value of it may be missing.
 *
 * @param comesAgain whether its values are likely to be few different ones
 */
public record ParquetColumn(String name, ParquetType type, boolean comesAgain) {

  /** What the footer says of it. */
  void describe(ThriftWriter schema) {
    schema.i32(1, type.code()).i32(3, ParquetFormat.OPTIONAL).text(4, name);
    type.describe(schema);
  }
}
