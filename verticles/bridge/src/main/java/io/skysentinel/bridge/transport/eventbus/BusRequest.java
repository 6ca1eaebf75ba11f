package io.skysentinel.bridge.transport.eventbus;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.bridge.questions.Refusal;
import org.jspecify.annotations.Nullable;

/** What a browser says. */
sealed interface BusRequest {

  /** Who does it: a new kind of request does not compile until it is handled. */
  interface Handler {
    void ping();

    void register(String address);

    void unregister(String address);

    void send(Send send);

    void publish();

    void malformed(Refusal why);
  }

  /** Lets {@code handler} do it. */
  void handle(Handler handler);

  /** A sign of life. */
  record Ping() implements BusRequest {
    @Override
    public void handle(Handler handler) {
      handler.ping();
    }
  }

  /** Everything that is told at the address, from now on. */
  record Register(String address) implements BusRequest {
    @Override
    public void handle(Handler handler) {
      handler.register(address);
    }
  }

  /** No more of it. */
  record Unregister(String address) implements BusRequest {
    @Override
    public void handle(Handler handler) {
      handler.unregister(address);
    }
  }

  /**
   * A question, when there is a reply address.
   *
   * @param body {@code null} when there is none
   */
  record Send(String address, @Nullable String replyAddress, @Nullable JsonNode body)
      implements BusRequest {
    @Override
    public void handle(Handler handler) {
      handler.send(this);
    }
  }

  /** Something that other browsers should read: never allowed. */
  record Publish(String address) implements BusRequest {
    @Override
    public void handle(Handler handler) {
      handler.publish();
    }
  }

  /**
   * Something that is none of these.
   *
   * @param code the stock bridge's word for it
   */
  record Malformed(String code, String words) implements BusRequest {
    @Override
    public void handle(Handler handler) {
      handler.malformed(Refusal.malformed(code, words));
    }
  }
}
