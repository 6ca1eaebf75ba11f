package io.skysentinel.bridge.questions;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.bridge.updates.Encoding;

/** How an answer travels to the one who asked: a transport has one for each question. */
public interface Reply {

  /**
   * How an update becomes elements of a JSON array within an answer: many askers share the bytes.
   * The last element has no comma behind it.
   */
  Encoding elements();

  /**
   * The message with an answer whose body is these three parts of JSON.
   *
   * @param shared made with {@link #elements}, and not copied; lent
   */
  ByteBuf body(byte[] before, ByteBuf shared, byte[] after);

  /** The message with an answer that nobody else is given. */
  default ByteBuf body(byte[] json) {
    return body(json, Unpooled.EMPTY_BUFFER, new byte[0]);
  }

  /** The message that says why there is no answer. */
  ByteBuf refusal(Refusal refusal);
}
