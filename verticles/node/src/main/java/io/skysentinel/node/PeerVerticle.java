package io.skysentinel.node;

import io.skysentinel.platform.bus.BusNetwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.spi.cluster.NodeInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the event bus of each other node and says, once for each reason, when it cannot be talked
 * to. Vert.x finds out when there is something to say, and then each time anew.
 */
final class PeerVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(PeerVerticle.class);
  private static final long LOOK_EVERY_MS = 5_000;

  /** Who could be talked to is called again at each so-manieth look only. */
  private static final int LOOKS_BETWEEN = 12;

  /** So long the other end has to say that it does not believe this one. */
  private static final long OBJECTION_MS = 1_000;

  private final ClusterPeers peers;
  private final boolean encrypts;
  private final NetClientOptions options;
  private final long lookEveryMs;
  private final Consumer<String> warning;
  private final Set<String> fine = new HashSet<>();

  /** By node: what was the matter at the last look, and what was said of it. */
  private final Map<String, String> seen = new HashMap<>();

  private final Map<String, String> told = new HashMap<>();
  private boolean looking;
  private int looks;

  /**
   * @param options those of this node's own event bus
   */
  PeerVerticle(ClusterPeers peers, VertxOptions options) {
    this(peers, options, LOOK_EVERY_MS, LOG::warn);
  }

  PeerVerticle(
      ClusterPeers peers, VertxOptions options, long lookEveryMs, Consumer<String> warning) {
    this.peers = peers;
    this.options = BusNetwork.callOptions(options);
    this.encrypts = this.options.isSsl();
    this.lookEveryMs = lookEveryMs;
    this.warning = warning;
  }

  @Override
  public Future<?> start() {
    NetClient client = vertx.createNetClient(options);
    vertx.setPeriodic(lookEveryMs, timer -> look(client));
    return Future.succeededFuture();
  }

  private void look(NetClient client) {
    if (looking) {
      return;
    }
    looking = true;
    boolean all = looks++ % LOOKS_BETWEEN == 0;
    List<Peer> others = peers.others();
    forgetAllBut(others.stream().map(Peer::id).collect(Collectors.toSet()));
    List<Future<String>> checks =
        others.stream()
            .filter(peer -> all || !fine.contains(peer.id()))
            .map(peer -> check(client, peer))
            .toList();
    Future.join(checks).onComplete(done -> looking = false);
  }

  private void forgetAllBut(Set<String> ids) {
    fine.retainAll(ids);
    seen.keySet().retainAll(ids);
    told.keySet().retainAll(ids);
  }

  private Future<String> check(NetClient client, Peer peer) {
    if (peer.encrypts() != encrypts) {
      String words =
          encrypts
              ? "does not encrypt its event bus, as this node does (cluster.tls)"
              : "encrypts its event bus, and this node does not (cluster.tls)";
      tell(peer, words);
      return Future.succeededFuture(words);
    }
    // A node that is still starting cannot be found yet, which is no trouble.
    return peers
        .busOf(peer)
        .compose(where ->
            client
                .connect(where.port(), where.host())
                .compose(this::awaitObjection)
                .map("")
                .otherwise(failure -> words(where, failure)))
        .onSuccess(words -> tell(peer, words));
  }

  /** In TLS 1.3 who calls is let in first, and is told afterwards that it is not believed. */
  private Future<Void> awaitObjection(NetSocket socket) {
    Promise<Void> answer = Promise.promise();
    socket.exceptionHandler(answer::tryFail);
    socket.closeHandler(closed -> answer.tryFail("it hangs up"));
    long patience = vertx.setTimer(OBJECTION_MS, timer -> answer.tryComplete());
    return answer
        .future()
        .eventually(() -> {
          vertx.cancelTimer(patience);
          return socket.close();
        });
  }

  private static String words(NodeInfo where, Throwable failure) {
    return CallFailure.words(where.host() + ":" + where.port(), failure);
  }

  /**
   * What is the matter has to be so at two looks: a node that has died is missed a moment later.
   */
  private void tell(Peer peer, String words) {
    String before = seen.put(peer.id(), words);
    if (words.isEmpty()) {
      fine.add(peer.id());
      if (told.remove(peer.id()) != null) {
        LOG.info("Node {} can be talked to now", peer.name());
      }
      return;
    }
    fine.remove(peer.id());
    if (words.equals(before) && !words.equals(told.put(peer.id(), words))) {
      warning.accept(
          "Node %s %s: what is said on the event bus does not get there"
              .formatted(peer.name(), words));
    }
  }
}
