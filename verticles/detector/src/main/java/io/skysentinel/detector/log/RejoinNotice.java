package io.skysentinel.detector.log;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.Configurable;

/**
 * Shares the partitions out as Kafka's own assignor, and notes while the group is about to do so:
 * what a member commits meanwhile is refused as soon as all others have answered, since it comes in
 * the name of the generation before, and all of it would have to be judged again.
 */
public final class RejoinNotice extends CooperativeStickyAssignor implements Configurable {
  /** The setting under which a client hands over where to note it. */
  static final String NOTED_IN = "skysentinel.rejoining";

  private AtomicBoolean rejoining = new AtomicBoolean();

  @Override
  public void configure(Map<String, ?> settings) {
    if (settings.get(NOTED_IN) instanceof AtomicBoolean given) {
      rejoining = given;
    }
  }

  /** Asked for what the request to join carries, just before it is sent. */
  @Override
  public ByteBuffer subscriptionUserData(Set<String> topics) {
    rejoining.set(true);
    return super.subscriptionUserData(topics);
  }

  @Override
  public void onAssignment(Assignment assignment, ConsumerGroupMetadata generation) {
    super.onAssignment(assignment, generation);
    rejoining.set(false);
  }
}
