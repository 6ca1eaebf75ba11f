package io.skysentinel.history.parquet;

import io.netty.buffer.ByteBuf;

/** The values of the page of a column that is being filled. */
interface PageValues {
  void add(Object value);

  /** As parquet.thrift numbers it. */
  int encoding();

  /** Writes them to their page and forgets them. */
  void moveTo(ByteBuf page);

  /** Roughly. */
  long keptBytes();
}
