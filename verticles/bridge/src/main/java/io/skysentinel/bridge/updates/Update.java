package io.skysentinel.bridge.updates;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import java.util.List;

/** Something to tell clients, in whatever view and encoding each of them wants it. */
public interface Update {

  /**
   * The messages for this view, made once for all loops and clients; without bytes when there is
   * nothing to tell. Valid while the update is lent; to keep or write it, retain a duplicate.
   */
  ByteBuf bytes(View view, Encoding encoding);

  /** Where the shards stand for whoever has been told this and all before. */
  List<Stand> stands();
}
