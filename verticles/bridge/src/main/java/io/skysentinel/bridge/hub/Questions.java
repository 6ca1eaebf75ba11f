package io.skysentinel.bridge.hub;

import io.skysentinel.bridge.hub.Client.State;
import io.skysentinel.core.live.Stand;
import io.vertx.core.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * What the clients of one event loop ask of the hub. Who asks again before the answer came wants
 * the newer one only; and one answer at a time is on its way to a client, however often it asks.
 */
final class Questions {
  private final Hub hub;
  private final Context context;
  private final LongSupplier clock;
  private final BiConsumer<Client, News> taker;

  /** Who waits for a look at the sky, with the number of the question. */
  private Map<Client, Integer> lookers = new LinkedHashMap<>();

  private boolean asked;

  /**
   * Questions of nobody yet.
   *
   * @param taker is given the answers, for clients that still wait for them
   */
  Questions(Hub hub, Context context, LongSupplier clock, BiConsumer<Client, News> taker) {
    this.hub = hub;
    this.context = context;
    this.clock = clock;
    this.taker = taker;
  }

  /** It wants all that its view shows. */
  void look(Client client) {
    int question = ++client.question;
    whenFree(client, () -> look(client, question));
  }

  /** It wants what it missed after these. */
  void resume(Client client, List<Stand> held) {
    int question = ++client.question;
    whenFree(client, () -> hub.resume(context, held, news -> answer(client, question, news)));
  }

  /** An answer was written to it. */
  void answered(Client client) {
    client.isReceiving = true;
    client.outlet.whenSent(() -> received(client));
  }

  /** It is no more. */
  void forget(Client client) {
    lookers.remove(client);
    client.next = null;
  }

  private void whenFree(Client client, Runnable ask) {
    if (client.isReceiving) {
      client.next = ask;
      client.waitsSince(clock.getAsLong());
    } else {
      ask.run();
    }
  }

  private void received(Client client) {
    client.isReceiving = false;
    Runnable ask = client.next;
    client.next = null;
    if (ask != null) {
      ask.run();
    }
  }

  private void look(Client client, int question) {
    lookers.put(client, question);
    if (!asked) {
      asked = true;
      hub.look(context, this::answer);
    }
  }

  private void answer(Sky sky) {
    asked = false;
    Map<Client, Integer> answered = lookers;
    lookers = new LinkedHashMap<>();
    answered.forEach((client, question) -> answer(client, question, sky));
  }

  private void answer(Client client, int question, News news) {
    if (client.state == State.WAITING && client.question == question) {
      taker.accept(client, news);
    }
  }
}
