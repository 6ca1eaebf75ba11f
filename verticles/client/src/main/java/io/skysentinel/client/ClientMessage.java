package io.skysentinel.client;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.Stand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server tells a client, whatever it is written in. */
public sealed interface ClientMessage {

  /** What is done with a message, for each kind. */
  interface Taker<T, E extends Exception> {
    T take(Snapshot snapshot) throws E;

    T take(Delta delta) throws E;

    T take(Heartbeat heartbeat) throws E;

    T take(Problem problem) throws E;
  }

  <T, E extends Exception> T handTo(Taker<T, E> taker) throws E;

  /**
   * Everything of a shard that the client's view shows.
   *
   * @param views the tiles that it covers, {@code null} for the world
   */
  record Snapshot(
      int shard, String epoch, long seq, long t, @Nullable List<String> views, List<Flight> flights)
      implements ClientMessage {

    /** Tells that a shard is no more. */
    public static Snapshot gone(int shard, long t) {
      return new Snapshot(shard, Epochs.GONE, 0, t, null, List.of());
    }

    @Override
    public <T, E extends Exception> T handTo(Taker<T, E> taker) throws E {
      return taker.take(this);
    }
  }

  /**
   * What changed.
   *
   * @param view the tile that it tells of, {@code null} for the world
   * @param prev the seq of the frame before for that tile; without meaning for the world
   */
  record Delta(
      int shard,
      String epoch,
      long seq,
      long t,
      @Nullable String view,
      long prev,
      List<Flight> upserts,
      List<String> removals)
      implements ClientMessage {
    @Override
    public <T, E extends Exception> T handTo(Taker<T, E> taker) throws E {
      return taker.take(this);
    }
  }

  /**
   * A sign of life. It names every shard there is and where the server stands; everything until
   * there has been sent.
   */
  record Heartbeat(long t, List<Stand> shards) implements ClientMessage {
    @Override
    public <T, E extends Exception> T handTo(Taker<T, E> taker) throws E {
      return taker.take(this);
    }
  }

  /** What is wrong, as a code for programs and in words for people. */
  record Problem(String code, String message) implements ClientMessage {
    @Override
    public <T, E extends Exception> T handTo(Taker<T, E> taker) throws E {
      return taker.take(this);
    }
  }
}
