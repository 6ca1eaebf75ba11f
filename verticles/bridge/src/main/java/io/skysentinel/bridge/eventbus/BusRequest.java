package io.skysentinel.bridge.eventbus;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a browser says. */
sealed interface BusRequest {

  /** A sign of life. */
  record Ping() implements BusRequest {}

  /** Everything that is told at the address, from now on. */
  record Register(String address) implements BusRequest {}

  /** No more of it. */
  record Unregister(String address) implements BusRequest {}

  /**
   * A question, when there is a reply address.
   *
   * @param body {@code null} when there is none
   */
  record Send(String address, @Nullable String replyAddress, @Nullable JsonNode body)
      implements BusRequest {}

  /** Something that other browsers should read: never allowed. */
  record Publish(String address) implements BusRequest {}

  /**
   * Something that is none of these.
   *
   * @param code the stock bridge's word for it
   */
  record Broken(String code, String words) implements BusRequest {}
}
