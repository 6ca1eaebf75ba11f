package io.skysentinel.history;

import io.skysentinel.history.compact.Compactor;
import io.skysentinel.history.compact.Pace;
import io.skysentinel.history.compact.Retention;
import io.skysentinel.history.log.DatabaseTarget;
import io.skysentinel.history.log.HistoryClients;
import io.skysentinel.history.log.HistoryProgress;
import io.skysentinel.history.log.HistoryThread;
import io.skysentinel.history.read.DatabasePast;
import io.skysentinel.history.store.UpdateStore;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.log.GroupCleaner;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.TopicKeeper;
import io.skysentinel.platform.role.NodeContext;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes this node's share of the updates to the database, and keeps its tables in order. */
final class HistoryVerticle extends VerticleBase {
  private static final long LOOK_EVERY_MS = 60_000;

  /**
   * For what is read from the log, for the compactor, and for two who drop what is too old: a long
   * reader keeps both of them waiting.
   */
  private static final int WRITING_CONNECTIONS = 4;

  private static final int QUESTIONS_AT_ONCE = 3;

  /**
   * In a line of its own: hundreds who are shown the past keep nobody with one question waiting.
   */
  private static final int PLAYED_AT_ONCE = 2;

  /** What takes longer is ended in the database. */
  private static final Duration QUESTION_PATIENCE = Duration.ofSeconds(20);

  private final LogAddress log;
  private final NodeContext node;
  private final HistoryMetrics metrics;
  private final NodePast past;
  private final NodePast played;
  private @Nullable Pool pool;
  private @Nullable Pool questions;
  private @Nullable Upkeep upkeep;
  private @Nullable GroupCleaner cleaner;
  private boolean isStopping;
  private volatile @Nullable TopicKeeper topics;
  private volatile @Nullable DatabaseKeeper tables;
  private volatile @Nullable HistoryThread thread;

  /**
   * @param past is told when it can be asked
   * @param played the same, for who is told the past at length
   */
  HistoryVerticle(LogAddress log, NodeContext node, NodePast past, NodePast played) {
    this.log = log;
    this.node = node;
    this.past = past;
    this.played = played;
    this.metrics = new HistoryMetrics(node.registry());
  }

  /** The node is up before log and database are: health says what it waits for. */
  @Override
  public Future<?> start() {
    metrics.watch(this::progress, () -> finding().level() == Finding.Level.UP);
    Pool connections = connections(WRITING_CONNECTIONS);
    pool = connections;
    TopicKeeper ofTopics = new TopicKeeper(vertx, log, node.config().get(KafkaConfig.PART));
    topics = ofTopics;
    DatabaseKeeper ofTables =
        new DatabaseKeeper(
            vertx, node.database(), connections, node.clockMs(), () -> settings().rowHours());
    tables = ofTables;
    ofTopics
        .ready()
        .compose(ready -> ofTables.ready())
        .onSuccess(ready -> context.runOnContext(v -> begin(connections, ofTables)));
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    isStopping = true;
    HistoryThread running = thread;
    DatabaseKeeper ofTables = tables;
    TopicKeeper ofTopics = topics;
    if (ofTables != null) {
      ofTables.close();
    }
    Future<Void> ended = running == null ? Future.succeededFuture() : running.stop();
    return ended
        .eventually(() -> upkeep == null ? Future.succeededFuture() : upkeep.stop())
        .eventually(() -> cleaner == null ? Future.succeededFuture() : cleaner.close())
        .eventually(() -> ofTopics == null ? Future.succeededFuture() : ofTopics.close())
        .eventually(() -> questions == null ? Future.succeededFuture() : questions.close())
        .eventually(() -> pool == null ? Future.succeededFuture() : pool.close());
  }

  /** What health says of it. Any thread. */
  Finding finding() {
    HistoryThread running = thread;
    DatabaseKeeper ofTables = tables;
    TopicKeeper ofTopics = topics;
    String problem = ofTables == null ? null : ofTables.problem();
    // What keeps it from writing comes first: it says how much waits.
    if (running != null && (problem == null || running.problem() != null)) {
      return HistoryHealth.of(running);
    }
    if (problem != null) {
      return Finding.degraded(problem);
    }
    return Finding.down(ofTopics == null ? "waiting for the log at " + log : ofTopics.waiting());
  }

  private HistoryProgress progress() {
    HistoryThread running = thread;
    return running == null ? HistoryProgress.NOTHING : running.progress();
  }

  /** The tables are there: whatever works on them begins here, and ends in {@link #stop}. */
  private void begin(Pool connections, DatabaseKeeper ofTables) {
    if (isStopping) {
      return;
    }
    String updates = node.config().get(KafkaConfig.PART).topics().updates();
    HistoryThread writing =
        new HistoryThread(
            new HistoryClients(log, node.peers().self()),
            updates,
            new DatabaseTarget(
                new UpdateStore(connections, updates, node.clockMs()),
                node.report().node(),
                ofTables::rows),
            () -> settings().writeEveryMs(),
            node.clocks().steadyMs(),
            metrics);
    thread = writing;
    writing.start();
    Upkeep closing =
        new Upkeep(
            vertx,
            new Compactor(vertx, connections, Pace.USUAL, metrics),
            new Retention(connections),
            () -> settings().retentionDays(),
            node.clockMs(),
            node.clocks().steadyMs());
    upkeep = closing;
    closing.start();
    Pool answers = questionsPool();
    past.open(new DatabasePast(vertx, answers, QUESTIONS_AT_ONCE, QUESTION_PATIENCE));
    played.open(new DatabasePast(vertx, answers, PLAYED_AT_ONCE, QUESTION_PATIENCE));
    vertx.setPeriodic(LOOK_EVERY_MS, timer -> ofTables.look());
    if (node.peers().self().isPresent()) {
      GroupCleaner ofGroup =
          new GroupCleaner(vertx, log, HistoryClients.GROUP, "Who wrote the past");
      cleaner = ofGroup;
      node.peers().onDeparture(ofGroup::remove);
    }
  }

  /** Whoever asks much must not keep what is written waiting. */
  private Pool questionsPool() {
    Pool made = connections(settings().database().maxConnections() - WRITING_CONNECTIONS);
    questions = made;
    return made;
  }

  private Pool connections(int size) {
    return DatabasePool.of(vertx, node.database(), node.report().node(), size);
  }

  private HistoryConfig settings() {
    return node.config().get(HistoryConfig.PART);
  }
}
