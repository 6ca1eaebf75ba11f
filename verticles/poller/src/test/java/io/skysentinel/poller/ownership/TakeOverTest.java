package io.skysentinel.poller.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.poller.log.OpenGate;
import io.skysentinel.poller.log.WriterGate;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TakeOverTest {
  private static final TopicPartition P0 = new TopicPartition("states", 0);
  private static final TopicPartition P1 = new TopicPartition("states", 1);
  private static final FeedPartitions TWO = new FeedPartitions(2);

  /** Their names hash to these partitions of two. */
  private static final String FEED0 = named(0);

  private static final String FEED1 = named(1);

  private final List<String> happened = new ArrayList<>();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
  private final WriterGate gate = new WriterGate();
  private long now;
  private final Lease lease = new Lease(5_000, () -> now);
  private RuntimeException fenceFails;
  private boolean delivers = true;
  private final TakeOver takeOver =
      new TakeOver(gate, this::fence, new ToldFeeds(), lease, () -> now);

  TakeOverTest() {
    consumer.assign(Set.of(P0, P1));
  }

  @Test
  void thereIsNothingToTakeWithoutAWriter() {
    assertThat(takeOver.take(consumer, Set.of(P0), TWO)).isFalse();
    assertThat(happened).isEmpty();
  }

  @Test
  void whoeverWroteLastIsFencedOffBeforeTheWriterIsKnownAndAdmitted() {
    leave(P0, "them");
    String writer = OpenGate.open(gate);

    assertThat(takeOver.take(consumer, Set.of(P0, P1), TWO)).isTrue();

    assertThat(happened).containsExactly("fence [them]", forgets(FEED0, FEED1));
    assertThat(writers()).containsOnly(writer);
    assertThat(lease.isValid()).isTrue();
    assertThat(OpenGate.admits(gate)).isTrue();
  }

  @Test
  void aFenceThatFailsLeavesEverythingAsItWas() {
    leave(P0, "them");
    OpenGate.open(gate);
    fenceFails = new KafkaException("no answer");

    assertThatThrownBy(() -> takeOver.take(consumer, Set.of(P0), TWO)).isSameAs(fenceFails);

    assertThat(writers()).contains("them");
    assertThat(OpenGate.admits(gate)).isFalse();
    assertThat(lease.isValid()).isFalse();
  }

  @Test
  void whatNobodyElseWroteToGoesOnAndTheRestIsForgotten() {
    String first = OpenGate.open(gate);
    takeOver.take(consumer, Set.of(P0, P1), TWO);
    happened.clear();
    leave(P1, "them");

    String second = OpenGate.open(gate);
    assertThat(takeOver.isWriterNew()).isTrue();
    takeOver.take(consumer, Set.of(P0, P1), TWO);

    assertThat(happened)
        .containsExactly("fence " + new TreeSet<>(Set.of(first, "them")), forgets(FEED1));
    assertThat(writers()).containsOnly(second);
    assertThat(takeOver.isWriterNew()).isFalse();
  }

  @Test
  void whatIsNotOursAnyMoreIsForgottenToo() {
    OpenGate.open(gate);
    takeOver.take(consumer, Set.of(P0, P1), TWO);
    happened.clear();

    takeOver.take(consumer, Set.of(P0), TWO);

    assertThat(happened).containsExactly("fence []", forgets(FEED1));
  }

  @Test
  void theLeaseIsRenewedByACommit() {
    OpenGate.open(gate);
    takeOver.take(consumer, Set.of(P0), TWO);
    now += 6_000_000_000L;
    assertThat(lease.isValid()).isFalse();

    takeOver.renew(consumer, Set.of(P0));

    assertThat(lease.isValid()).isTrue();
  }

  @Test
  void handedOverInGoodOrderAPartitionHasNoWriter() {
    leave(P0, "us");
    takeOver.handOver(consumer, Set.of(P0), TWO.in(Set.of(0)));
    assertThat(happened).containsExactly("hands over [" + FEED0 + "]");
    assertThat(writers()).containsExactly("");
  }

  @Test
  void whatIsStillOnItsWayIsForTheNextOwnerToFenceOff() {
    leave(P0, "us");
    delivers = false;
    takeOver.handOver(consumer, Set.of(P0), TWO.in(Set.of(0)));
    assertThat(writers()).containsExactly("us");
  }

  private void fence(Set<String> writers) {
    if (fenceFails != null) {
      throw fenceFails;
    }
    happened.add("fence " + new TreeSet<>(writers));
  }

  private final class ToldFeeds implements FeedsOfNode {
    @Override
    public void changed() {
      happened.add("changed");
    }

    @Override
    public Future<Void> forget(Predicate<String> feeds) {
      happened.add(forgets(matching(feeds)));
      return Future.succeededFuture();
    }

    @Override
    public Future<Boolean> handOver(Predicate<String> feeds) {
      happened.add("hands over " + List.of(matching(feeds)));
      return Future.succeededFuture(delivers);
    }
  }

  private static String[] matching(Predicate<String> feeds) {
    return Stream.of(FEED0, FEED1).filter(feeds).toArray(String[]::new);
  }

  private static String forgets(String... feeds) {
    return "forget " + List.of(feeds);
  }

  private void leave(TopicPartition partition, String writer) {
    consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0, writer)));
  }

  private Set<String> writers() {
    return consumer.committed(Set.of(P0, P1)).values().stream()
        .filter(left -> left != null)
        .map(OffsetAndMetadata::metadata)
        .collect(Collectors.toSet());
  }

  private static String named(int partition) {
    return Stream.of("a", "b").filter(name -> TWO.of(name) == partition).findFirst().orElseThrow();
  }
}
