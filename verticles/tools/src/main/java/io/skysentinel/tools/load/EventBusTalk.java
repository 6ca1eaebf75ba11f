package io.skysentinel.tools.load;

import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.live.View;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What a client of the event-bus bridge says. */
final class EventBusTalk {
  private final List<String> hello = new ArrayList<>();
  private final String ask;
  private final String ping = new JsonObject().put("type", "ping").encode();

  EventBusTalk(View view, String box) {
    List<String> names = view.isWorld() ? List.of(BrowserAddresses.WORLD) : view.names();
    for (String name : names) {
      hello.add(
          new JsonObject()
              .put("type", "register")
              .put("address", BrowserAddresses.delta(name))
              .encode());
    }
    JsonObject wanted = new JsonObject();
    if (view.isWorld()) {
      wanted.put("world", true);
    } else {
      wanted.put("bbox", new JsonArray("[" + box + "]"));
    }
    ask =
        new JsonObject()
            .put("type", "send")
            .put("address", BrowserAddresses.SNAPSHOT)
            .put("replyAddress", "snapshot")
            .put("body", wanted)
            .encode();
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
    return ping;
  }
}
