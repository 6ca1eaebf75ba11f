package io.skysentinel.tools.load;

import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.live.View;
import java.util.ArrayList;
import java.util.List;

/** What a client of the event-bus bridge says. */
final class EventBusTalk {
  private final List<String> hello = new ArrayList<>();
  private final String ask;

  EventBusTalk(View view, String box) {
    List<String> names = view.isWorld() ? List.of(BrowserAddresses.WORLD) : view.names();
    for (String name : names) {
      hello.add(
          "{\"type\":\"register\",\"address\":\"%s\"}".formatted(BrowserAddresses.delta(name)));
    }
    ask =
        "{\"type\":\"send\",\"address\":\"%s\",\"replyAddress\":\"snapshot\",\"body\":{%s}}"
            .formatted(
                BrowserAddresses.SNAPSHOT,
                view.isWorld() ? "\"world\":true" : "\"bbox\":[" + box + "]");
    hello.add(ask);
  }

  /** Subscribes first, then asks for the snapshot, so that nothing falls in between. */
  List<String> hello() {
    return hello;
  }

  String askSnapshot() {
    return ask;
  }

  /** The bridge closes a connection that says nothing for ten seconds. */
  String ping() {
    return "{\"type\":\"ping\"}";
  }
}
