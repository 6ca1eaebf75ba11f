package io.skysentinel.history.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** The id of a topic, asked of the log. */
final class LogTopicIds implements TopicIds {
  private static final long PATIENCE_S = 10;

  private final Admin admin;
  private final String topic;
  private @Nullable String known;
  private @Nullable KafkaFuture<TopicDescription> asked;

  /** Closes the client with itself. */
  LogTopicIds(Admin admin, String topic) {
    this.admin = admin;
    this.topic = topic;
  }

  @Override
  public @Nullable String ask() {
    known = idOf(describe());
    return known;
  }

  @Override
  public @Nullable String look() {
    KafkaFuture<TopicDescription> answer = asked;
    if (answer == null) {
      asked = describe();
    } else if (answer.isDone()) {
      asked = null;
      // Without an answer it is as it was: the log is away, which others tell.
      known = answer.isCompletedExceptionally() ? known : idOf(answer);
    }
    return known;
  }

  private KafkaFuture<TopicDescription> describe() {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .thenApply(topics -> topics.values().iterator().next());
  }

  private @Nullable String idOf(KafkaFuture<TopicDescription> answer) {
    try {
      Uuid id = answer.get(PATIENCE_S, TimeUnit.SECONDS).topicId();
      return Uuid.ZERO_UUID.equals(id) ? null : id.toString();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException of ? of : new KafkaException(e);
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException(
          "the log does not tell the id of " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new org.apache.kafka.common.errors.InterruptException(e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
