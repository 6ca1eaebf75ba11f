package io.skysentinel.node.bus;

import io.skysentinel.core.contract.Address;
import io.skysentinel.core.contract.Addresses;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Consumer;

/** The event bus, where an address says what may be sent there. */
public final class Bus {
  private final EventBus eventBus;

  private Bus(EventBus eventBus) {
    this.eventBus = eventBus;
  }

  /** The bus of {@code vertx}, with the codecs of all addresses; once for each Vert.x. */
  public static Bus of(Vertx vertx) {
    EventBus eventBus = vertx.eventBus();
    Addresses.ALL.forEach(address -> eventBus.registerCodec(new RecordCodec<>(address.type())));
    return new Bus(eventBus);
  }

  /** Tells everybody who listens, on this node and the others. Nobody listening is fine. */
  public <T> void publish(Address<T> address, T body) {
    eventBus.publish(
        address.name(),
        body,
        new DeliveryOptions().setCodecName(RecordCodec.nameFor(address.type())));
  }

  /** Calls {@code listener} with everything published, on the calling context. */
  public <T> Subscription subscribe(Address<T> address, Consumer<T> listener) {
    MessageConsumer<T> consumer =
        eventBus.consumer(address.name(), message -> listener.accept(message.body()));
    return consumer::unregister;
  }
}
