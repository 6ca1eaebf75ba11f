package io.skysentinel.platform.role;

import java.util.Optional;
import java.util.function.Consumer;

/** The other nodes of the cluster, as far as a cache has to know of them. */
public interface Peers {

  /** A node without a cluster. */
  Peers NONE =
      new Peers() {
        @Override
        public Optional<String> self() {
          return Optional.empty();
        }

        @Override
        public void onDeparture(Consumer<String> listener) {}
      };

  /** What the cluster calls this node: another one after each start. */
  Optional<String> self();

  /** Calls {@code listener}, on any thread, with the name of each node that is gone. */
  void onDeparture(Consumer<String> listener);
}
