package io.skysentinel.history;

import io.skysentinel.history.compact.Compactor;
import io.skysentinel.history.compact.Pace;
import io.skysentinel.history.compact.Retention;
import io.skysentinel.history.log.HistoryProgress;
import io.skysentinel.history.read.DatabasePast;
import io.skysentinel.history.search.DatabaseFlights;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.health.Finding;
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

  private static final int SEARCHES_AT_ONCE = 2;

  /** What takes longer is ended in the database. */
  private static final Duration QUESTION_PATIENCE = Duration.ofSeconds(20);

  private final LogAddress log;
  private final NodeContext node;
  private final HistoryMetrics metrics;
  private final NodePast past;
  private final NodePast played;
  private final NodeFlights flights;
  private @Nullable Pool pool;
  private @Nullable Pool questions;
  private @Nullable Upkeep upkeep;
  private boolean isStopping;
  private volatile @Nullable TopicKeeper topics;
  private volatile @Nullable DatabaseKeeper tables;
  private volatile @Nullable LogReaders readers;

  /**
   * @param past is told when it can be asked
   * @param played the same, for who is told the past at length
   * @param flights are told when they can be asked for
   */
  HistoryVerticle(
      LogAddress log, NodeContext node, NodePast past, NodePast played, NodeFlights flights) {
    this.log = log;
    this.node = node;
    this.past = past;
    this.played = played;
    this.flights = flights;
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
    LogReaders running = readers;
    DatabaseKeeper ofTables = tables;
    TopicKeeper ofTopics = topics;
    if (ofTables != null) {
      ofTables.close();
    }
    Future<Void> ended = running == null ? Future.succeededFuture() : running.stop();
    return ended
        .eventually(() -> upkeep == null ? Future.succeededFuture() : upkeep.stop())
        .eventually(() -> ofTopics == null ? Future.succeededFuture() : ofTopics.close())
        .eventually(() -> questions == null ? Future.succeededFuture() : questions.close())
        .eventually(() -> pool == null ? Future.succeededFuture() : pool.close());
  }

  /** What health says of it. Any thread. */
  Finding finding() {
    LogReaders running = readers;
    DatabaseKeeper ofTables = tables;
    TopicKeeper ofTopics = topics;
    String problem = ofTables == null ? null : ofTables.problem();
    // What keeps it from writing comes first: it says how much waits.
    Finding ofReaders = running == null ? null : running.finding();
    if (ofReaders != null && (problem == null || ofReaders.level() != Finding.Level.UP)) {
      return ofReaders;
    }
    if (problem != null) {
      return Finding.degraded(problem);
    }
    return Finding.down(ofTopics == null ? "waiting for the log at " + log : ofTopics.waiting());
  }

  private HistoryProgress progress() {
    LogReaders running = readers;
    return running == null ? HistoryProgress.NOTHING : running.progress();
  }

  /** The tables are there: whatever works on them begins here, and ends in {@link #stop}. */
  private void begin(Pool connections, DatabaseKeeper ofTables) {
    if (isStopping) {
      return;
    }
    LogReaders reading = new LogReaders(vertx, log, node, connections, ofTables::rows, metrics);
    readers = reading;
    reading.start();
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
    flights.open(new DatabaseFlights(vertx, answers, SEARCHES_AT_ONCE, QUESTION_PATIENCE));
    vertx.setPeriodic(LOOK_EVERY_MS, timer -> ofTables.look());
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
