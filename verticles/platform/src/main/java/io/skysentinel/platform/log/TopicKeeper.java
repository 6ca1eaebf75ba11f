package io.skysentinel.platform.log;

import io.skysentinel.platform.config.KafkaConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.kafka.admin.KafkaAdminClient;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the broker and sees to the topics; asks until it gets an answer. Each role that needs
 * the log has one, and all of a node tell of the same trouble once.
 */
public final class TopicKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(TopicKeeper.class);
  private static final long RETRY_MS = 1_000;

  private final Vertx vertx;
  private final LogAddress log;
  private final KafkaAdminClient admin;
  private final TopicSetup setup;
  private final NodeTrouble trouble;
  private boolean closed;

  /** What the log says to this node in place of answering; empty when it says nothing. */
  private volatile String refusal = "";

  /** Sees to the topics that the way from feeds to clients needs. */
  public TopicKeeper(Vertx vertx, LogAddress log, KafkaConfig config) {
    this(vertx, log, config, TopicSpec.live(config.topics()));
  }

  /** Sees to these topics. */
  public TopicKeeper(Vertx vertx, LogAddress log, KafkaConfig config, List<TopicSpec> specs) {
    this.vertx = vertx;
    this.log = log;
    AdminClient kafka = AdminClient.create(ClientSettings.admin(log, "skysentinel-topics"));
    this.admin = KafkaAdminClient.create(vertx, kafka);
    this.setup = new TopicSetup(admin, kafka, config, specs);
    this.trouble = new NodeTrouble(vertx, "the log at " + log);
  }

  /** Completes when the topics are there; fails only when this is closed before. */
  public Future<Void> ready() {
    Promise<Void> ready = Promise.promise();
    attempt(ready);
    return ready.future();
  }

  /** What this waits for until it is ready, in words. Any thread. */
  public String waiting() {
    String said = refusal;
    return said.isEmpty()
        ? "waiting for the log at " + log
        : "the log at %s %s".formatted(log, said);
  }

  /** Looks once more: a broker that came back empty has no topics. */
  public Future<Void> look() {
    return setup.ensure().mapEmpty();
  }

  public Future<Void> close() {
    closed = true;
    return admin.close();
  }

  private void attempt(Promise<Void> ready) {
    setup
        .ensure()
        .onSuccess(differences -> {
          report(differences);
          ready.complete();
        })
        .onFailure(failure -> retry(ready, failure));
  }

  private void report(List<String> differences) {
    refusal = "";
    if (trouble.ends()) {
      LOG.info("The log at {} answers", log);
    }
    differences.stream()
        .filter(difference -> new NodeTrouble(vertx, difference).begins())
        .forEach(
            difference -> LOG.warn("{}; it is left as it is, see docs/operations.md", difference));
  }

  private void retry(Promise<Void> ready, Throwable failure) {
    if (closed) {
      ready.fail("closed before the log answered");
      return;
    }
    complain(failure);
    LOG.debug("The log at {} is not ready", log, failure);
    vertx.setTimer(RETRY_MS, timer -> attempt(ready));
  }

  private void complain(Throwable failure) {
    Optional<String> words = LogRefusal.words(failure);
    if (words.isPresent()) {
      refusal = words.get();
      if (trouble.isNews(refusal)) {
        LOG.error("The log at {} {}; trying until it lets this node in", log, refusal);
      }
    } else if (trouble.begins()) {
      LOG.warn("The log at {} is not ready ({}); trying until it is", log, words(failure));
    }
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
