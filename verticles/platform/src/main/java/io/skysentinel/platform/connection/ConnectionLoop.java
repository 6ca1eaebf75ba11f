package io.skysentinel.platform.connection;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.skysentinel.platform.config.HttpConfig;
import io.vertx.core.http.HttpConnection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop: lets them in, and ends those that take longer or hold more
 * than they may. Everything runs on that loop.
 */
public final class ConnectionLoop {
  /** Who has less than that unsent is not worth being cut. */
  private static final int HEAVY_BYTES = 64 * 1024;

  /** Shared bytes are freed only with the last who waits for them: a few at a time. */
  private static final int MOST_CUT_AT_ONCE = 16;

  private static final String VERTX_HANDLER = "handler";

  private final Connections all;
  private final Set<Connection> open = new HashSet<>();

  ConnectionLoop(Connections all) {
    this.all = all;
  }

  /** Somebody has connected. */
  public void admit(HttpConnection http) {
    Channel channel = Connection.channelOf(http);
    if (!all.takePlace(http, channel)) {
      return;
    }
    Connection connection = new Connection(channel, all.clock());
    channel.pipeline().addFirst(new ReadWhenWritable());
    if (channel.pipeline().get(HttpRequestDecoder.class) == null) {
      connection.becameMultiplexed(all.memory());
    } else {
      channel.pipeline().addBefore(VERTX_HANDLER, null, new RequestWatch(connection, all.memory()));
    }
    open.add(connection);
    connection.onClosed(() -> open.remove(connection));
  }

  /** Ends what has to end; to be called about twice a second. */
  public void sweep() {
    HttpConfig.Limits limits = all.limits();
    for (Connection connection : List.copyOf(open)) {
      for (int ended = connection.endOverdue(limits); ended > 0; ended--) {
        all.refused(CutReason.UNREAD.label());
      }
      cut(connection, connection.due(limits));
    }
    if (!all.memory().hasRoom()) {
      open.stream()
          .filter(connection -> connection.unsentBytes() >= HEAVY_BYTES)
          .sorted(Comparator.comparingLong(Connection::unsentBytes).reversed())
          .limit(MOST_CUT_AT_ONCE)
          .toList()
          .forEach(connection -> cut(connection, CutReason.MEMORY));
    }
  }

  private void cut(Connection connection, @Nullable CutReason reason) {
    if (reason != null) {
      // A loop that is late may sweep twice before it hangs up: who is cut off is counted once.
      open.remove(connection);
      all.refused(reason.label());
      connection.hangUp();
    }
  }
}
