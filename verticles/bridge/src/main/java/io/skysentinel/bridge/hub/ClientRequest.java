package io.skysentinel.bridge.hub;

import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import java.util.List;

/** What a client asks for. */
sealed interface ClientRequest {

  /** To watch this from now on. */
  record Watch(View view) implements ClientRequest {}

  /** What it missed since it held these. */
  record Resume(List<Stand> held) implements ClientRequest {
    public Resume {
      held = List.copyOf(held);
    }
  }
}
