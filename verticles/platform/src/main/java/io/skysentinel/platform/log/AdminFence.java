package io.skysentinel.platform.log;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The fence of Kafka's transactions: the log ends the writer's transaction in every partition that
 * it wrote to, with a higher epoch, before it answers.
 */
public final class AdminFence implements Fence {
  private final Admin admin;

  public AdminFence(Admin admin) {
    this.admin = admin;
  }

  @Override
  public void against(Set<String> writers) {
    if (writers.isEmpty()) {
      return;
    }
    try {
      // It ends by itself, after the client's default.api.timeout.ms.
      var unused = admin.fenceProducers(writers).all().get();
    } catch (ExecutionException e) {
      throw new KafkaException("the log did not fence off " + writers, e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
