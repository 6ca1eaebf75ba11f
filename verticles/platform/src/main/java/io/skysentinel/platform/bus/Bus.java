package io.skysentinel.platform.bus;

import io.skysentinel.core.contract.Address;
import io.skysentinel.core.contract.Inquiry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event bus, where an address says what may be sent there. */
public final class Bus {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

  /** Who has not answered by then is asked again, or somebody else is. */
  private static final long ANSWER_PATIENCE_MS = 5_000;

  private static final int NOTHING_TO_SAY = 1;

  private final EventBus eventBus;

  private Bus(EventBus eventBus) {
    this.eventBus = eventBus;
  }

  /** The bus of {@code vertx}, with the codecs of all addresses; once for each Vert.x. */
  public static Bus of(Vertx vertx) {
    EventBus eventBus = vertx.eventBus();
    Codecs.register(eventBus);
    return new Bus(eventBus);
  }

  /** Tells everybody who listens, on this node and the others. Nobody listening is fine. */
  public <T> void publish(Address<T> address, T body) {
    eventBus.publish(address.name(), body, options(address));
  }

  /** Tells who listens on this node. */
  public <T> void publishLocal(Address<T> address, T body) {
    eventBus.publish(address.name(), body, options(address).setLocalOnly(true));
  }

  /** Calls {@code listener} with everything published, on the calling context. */
  public <T> BusSubscription subscribe(Address<T> address, Consumer<T> listener) {
    MessageConsumer<T> consumer =
        eventBus.consumer(address.name(), message -> hear(message, listener));
    return consumer::unregister;
  }

  /** The same for what is published on this node; other nodes do not learn of the listener. */
  public <T> BusSubscription subscribeLocal(Address<T> address, Consumer<T> listener) {
    MessageConsumer<T> consumer =
        eventBus.localConsumer(address.name(), message -> hear(message, listener));
    return consumer::unregister;
  }

  /**
   * Answers whoever asks, on the calling context.
   *
   * @param answer empty while there is nothing to say yet
   */
  public <T> BusSubscription answer(Address<T> address, Supplier<Optional<T>> answer) {
    MessageConsumer<Void> consumer =
        eventBus.consumer(address.name(), question -> reply(question, address, answer.get()));
    return consumer::unregister;
  }

  /** The same for questions from this node. */
  public <T> BusSubscription answerLocal(Address<T> address, Supplier<Optional<T>> answer) {
    MessageConsumer<Void> consumer =
        eventBus.localConsumer(address.name(), question -> reply(question, address, answer.get()));
    return consumer::unregister;
  }

  /**
   * Answers whoever asks, on the calling context.
   *
   * @param answer makes the answer; where it fails, who asked is told that there is none
   */
  public <Q, A> BusSubscription answer(Inquiry<Q, A> inquiry, Function<Q, Future<A>> answer) {
    MessageConsumer<Q> consumer =
        eventBus.consumer(
            inquiry.name(),
            message ->
                Future.succeededFuture()
                    .compose(asked -> answer.apply(message.body()))
                    .onSuccess(given -> message.reply(given, options(inquiry.answer())))
                    .onFailure(failure -> message.fail(NOTHING_TO_SAY, words(failure))));
    return consumer::unregister;
  }

  /**
   * Asks one of those who answer there. The future never fails: failures are answers too.
   *
   * @param patience how long an answer may take
   */
  public <Q, A> Future<Answer<A>> ask(Inquiry<Q, A> inquiry, Q question, Duration patience) {
    DeliveryOptions options = options(inquiry.question()).setSendTimeout(patience.toMillis());
    return request(inquiry.name(), question, options);
  }

  /** Asks whoever answers at {@code address}. The future never fails: failures are answers too. */
  public <T> Future<Answer<T>> ask(Address<T> address) {
    return ask(address, new DeliveryOptions());
  }

  /** Asks who answers on this node. */
  public <T> Future<Answer<T>> askLocal(Address<T> address) {
    return ask(address, new DeliveryOptions().setLocalOnly(true));
  }

  private <T> Future<Answer<T>> ask(Address<T> address, DeliveryOptions options) {
    return request(address.name(), null, options.setSendTimeout(ANSWER_PATIENCE_MS));
  }

  private <T> Future<Answer<T>> request(
      String name, @Nullable Object question, DeliveryOptions options) {
    return eventBus
        .<T>request(name, question, options)
        .map(message -> {
          Answer<T> given = new Answer.Given<>(message.body());
          return given;
        })
        .otherwise(failure -> new Answer.None<>(kindOf(failure), words(failure)));
  }

  private static <T> void reply(Message<Void> question, Address<T> address, Optional<T> answer) {
    if (answer.isPresent()) {
      question.reply(answer.get(), options(address));
    } else {
      question.fail(NOTHING_TO_SAY, "nothing to say yet");
    }
  }

  /** What cannot be read counts as lost: who listens asks when something is missing. */
  private static <T> void hear(Message<T> message, Consumer<T> listener) {
    T body;
    try {
      body = message.body();
    } catch (RuntimeException e) {
      LOG.warn("A message at {} cannot be read and is skipped: {}", message.address(), words(e));
      return;
    }
    listener.accept(body);
  }

  private static Answer.Cause kindOf(Throwable failure) {
    if (!(failure instanceof ReplyException reply)) {
      return Answer.Cause.UNREADABLE;
    }
    ReplyFailure type = reply.failureType();
    return switch (type) {
      case TIMEOUT -> Answer.Cause.TIMEOUT;
      case NO_HANDLERS -> Answer.Cause.NOBODY;
      case RECIPIENT_FAILURE, ERROR -> Answer.Cause.REFUSED;
    };
  }

  private static String words(Throwable failure) {
    @Nullable String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }

  private static DeliveryOptions options(Address<?> address) {
    return options(address.type());
  }

  private static DeliveryOptions options(Class<?> type) {
    return new DeliveryOptions().setCodecName(WireCodec.nameFor(type));
  }
}
