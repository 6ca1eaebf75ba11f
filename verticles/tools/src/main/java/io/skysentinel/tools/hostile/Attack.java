package io.skysentinel.tools.hostile;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Something that one who means harm does to a node, over and over. */
public record Attack(String name, Strike strike) {

  /** One turn of it. */
  interface Strike {
    /**
     * Does it once more.
     *
     * @param sockets its connections, closed ones among them; on the first turn there are none
     */
    void again(HostileClient attacker, List<@Nullable SocketChannel> sockets, int turn);
  }

  /** Goes on with it as long as that is wanted, and hangs up everywhere then. */
  public void run(int port, BooleanSupplier goesOn) throws IOException {
    List<@Nullable SocketChannel> sockets = new ArrayList<>();
    try (HostileClient attacker = new HostileClient(port)) {
      for (int turn = 0; goesOn.getAsBoolean(); turn++) {
        strike.again(attacker, sockets, turn);
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
