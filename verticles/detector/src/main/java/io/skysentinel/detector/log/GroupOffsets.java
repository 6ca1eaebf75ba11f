package io.skysentinel.detector.log;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * What the group has committed last, certain or not: a consumer would wait for the end of a
 * transaction whose writer is dead.
 */
final class GroupOffsets implements Supplier<Map<TopicPartition, OffsetAndMetadata>> {
  private final Admin admin;
  private final String group;

  GroupOffsets(Admin admin, String group) {
    this.admin = admin;
    this.group = group;
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> get() {
    try {
      // It ends by itself, after the client's default.api.timeout.ms.
      return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    } catch (ExecutionException e) {
      throw new KafkaException("the log did not say where the group " + group + " stands", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
