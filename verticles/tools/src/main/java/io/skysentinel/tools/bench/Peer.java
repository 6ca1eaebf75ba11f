package io.skysentinel.tools.bench;

import io.skysentinel.tools.bench.LoadedWindow.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a node is compared with: a server of its own on the node's core, loaded by turns. */
final class Peer implements AutoCloseable {
  private static final String NODE_JS = "node";

  private final PinnedProcess process;
  private final Server server;

  private Peer(String name, String protocol, PinnedProcess process, int port)
      throws IOException, InterruptedException {
    this.process = process.awaitPort(port);
    this.server =
        new Server(name, new ProcessMeter(process.pid()), "http://127.0.0.1:" + port, protocol);
  }

  /** The least that Vert.x could do. */
  static Peer bareLoop(int size) throws IOException, InterruptedException {
    return ofOurs("bare loop", "ws-json", BareLoop.class, size);
  }

  /** The event-bus bridge of vertx-web. */
  static Peer stockBridge(int size) throws IOException, InterruptedException {
    return ofOurs("stock bridge", "eventbus", StockBridge.class, size);
  }

  private static Peer ofOurs(String name, String protocol, Class<?> main, int size)
      throws IOException, InterruptedException {
    int port = PinnedProcess.freePort();
    List<String> arguments = List.of(String.valueOf(port), String.valueOf(size));
    return new Peer(
        name, protocol, PinnedProcess.java(PinnedProcess.SERVER_CORE, main, arguments), port);
  }

  /** uWebSockets, where scripts/bench-fanout has installed it; at most one. */
  static Stream<Peer> uWebSockets(Path root, int size) throws IOException, InterruptedException {
    Path folder = root.resolve("scripts/peers/uws");
    if (!Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
      return Stream.empty();
    }
    int port = PinnedProcess.freePort();
    List<String> command =
        List.of(
            NODE_JS,
            folder.resolve("server.js").toString(),
            String.valueOf(port),
            String.valueOf(size));
    return Stream.of(
        new Peer(
            "uWebSockets",
            "ws-json",
            PinnedProcess.start(PinnedProcess.SERVER_CORE, command, Map.of()),
            port));
  }

  Server server() {
    return server;
  }

  @Override
  public void close() {
    server.meter().close();
    process.close();
  }
}
