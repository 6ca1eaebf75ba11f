package io.skysentinel.client;

import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.wire.CompactMessages;
import io.skysentinel.core.wire.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages of a golden story in one encoding, by name. */
final class StoryMessages {
  final Messages encoding;
  private final Map<String, byte[]> messages = new LinkedHashMap<>();

  StoryMessages(Messages encoding) {
    this.encoding = encoding;
  }

  void put(String name, byte[] message) {
    messages.put(name, message);
  }

  /** A frame for viewers of one tile. */
  void tile(String name, AppliedFrame frame, int tile) {
    put(name, encoding.delta(frame.frame(), frame.cut(tile)));
  }

  /** A frame for viewers of two: a message each, or one of the first one's name. */
  void tiles(String name, int tile, String otherName, int otherTile, AppliedFrame frame) {
    if (encoding instanceof CompactMessages compact) {
      List<TileCut> cuts = List.of(frame.cut(tile), frame.cut(otherTile));
      put(name, compact.delta(frame.frame(), cuts, cut -> compact.content(frame.frame(), cut)));
    } else {
      tile(name, frame, tile);
      tile(otherName, frame, otherTile);
    }
  }

  Map<String, byte[]> all() {
    return messages;
  }
}
