package io.skysentinel.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.Address;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.ConfigChange;
import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.HistoryAnswer;
import io.skysentinel.core.contract.HistoryQuestion;
import io.skysentinel.core.contract.Inquiry;
import io.skysentinel.core.contract.NodeStatus;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.SilentShard;
import io.skysentinel.core.wire.FrameWire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class BusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final List<ConfigChange> heard = new CopyOnWriteArrayList<>();

  @Test
  void whatIsPublishedIsHeardUntilTheSubscriptionIsCancelled(Vertx vertx) {
    Bus bus = Bus.of(vertx);
    BusSubscription subscription = bus.subscribe(Addresses.CONFIG, heard::add);
    ConfigChange change = new ConfigChange("node-a", "{}");
    bus.publish(Addresses.CONFIG, change);
    await().atMost(PATIENCE).until(() -> heard.equals(List.of(change)));

    subscription.cancel().await();
    bus.publish(Addresses.CONFIG, change);
    BusSubscription later = bus.subscribe(Addresses.CONFIG, heard::add);
    ConfigChange last = new ConfigChange("node-b", "{}");
    bus.publish(Addresses.CONFIG, last);
    await().atMost(PATIENCE).until(() -> heard.contains(last));
    assertThat(heard).containsExactly(change, last);
    later.cancel().await();
  }

  @Test
  void aQuestionIsAnsweredOrSaidToHaveNoAnswer(Vertx vertx) {
    Bus bus = Bus.of(vertx);
    Address<ShardSnapshot> address = Addresses.shardState(3);
    ShardSnapshot snapshot = new ShardSnapshot(3, "e", 7, 8, List.of(3), List.of());
    AtomicReference<ShardSnapshot> known = new AtomicReference<>();

    assertThat(bus.ask(address).await())
        .isInstanceOfSatisfying(
            Answer.None.class, none -> assertThat(none.cause()).isEqualTo(Answer.Cause.NOBODY));
    BusSubscription answering = bus.answer(address, () -> Optional.ofNullable(known.get()));
    assertThat(bus.ask(address).await())
        .isEqualTo(new Answer.None<>(Answer.Cause.REFUSED, "nothing to say yet"));
    known.set(snapshot);
    assertThat(bus.ask(address).await())
        .isInstanceOfSatisfying(
            Answer.Given.class, given -> assertThat(given.value()).isSameAs(snapshot));
    answering.cancel().await();
  }

  @Test
  void whoIsAskedHearsWhatIsAsked(Vertx vertx) {
    Bus bus = Bus.of(vertx);
    Inquiry<HistoryQuestion, HistoryAnswer> inquiry = Addresses.history("at");
    HistoryQuestion question = new HistoryQuestion(Map.of("t", "7"));

    assertThat(bus.ask(inquiry, question, PATIENCE).await())
        .isInstanceOfSatisfying(
            Answer.None.class, none -> assertThat(none.cause()).isEqualTo(Answer.Cause.NOBODY));
    BusSubscription answering =
        bus.answer(
            inquiry,
            asked ->
                asked.parameters().isEmpty()
                    ? Future.failedFuture("nothing was asked")
                    : Future.succeededFuture(
                        HistoryAnswer.refused(400, asked.parameters().get("t"))));
    assertThat(bus.ask(inquiry, question, PATIENCE).await())
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given -> assertThat(((HistoryAnswer) given.value()).words()).isEqualTo("7"));
    assertThat(bus.ask(inquiry, new HistoryQuestion(Map.of()), PATIENCE).await())
        .isEqualTo(new Answer.None<>(Answer.Cause.REFUSED, "nothing was asked"));
    answering.cancel().await();
  }

  @Test
  void answersAreTheSameAfterTheirWayBetweenNodes() {
    WireCodec<HistoryQuestion> questions = WireCodec.json(HistoryQuestion.class);
    HistoryQuestion question = new HistoryQuestion(Map.of("t", "7", "bbox", "1,2,3,4"));
    Buffer wire = Buffer.buffer();
    questions.encodeToWire(wire, question);
    assertThat(questions.decodeFromWire(0, wire)).isEqualTo(question);

    WireCodec<HistoryAnswer> answers = WireCodec.json(HistoryAnswer.class);
    byte[] json = {'{', '}', (byte) 0xc3, (byte) 0xa9};
    Buffer large = Buffer.buffer();
    answers.encodeToWire(large, HistoryAnswer.of(json));
    HistoryAnswer answer = answers.decodeFromWire(0, large);
    assertThat(answer.hasAnswer()).isTrue();
    assertThat(answer.json()).isEqualTo(json);
  }

  @Test
  void whatIsLocalStaysAndIsPassedOnAsItIs(Vertx vertx) {
    Bus bus = Bus.of(vertx);
    Address<Changes> address = Addresses.changes(0);
    List<Changes> local = new CopyOnWriteArrayList<>();
    BusSubscription subscription = bus.subscribeLocal(address, local::add);
    Changes changes = new Changes(0, "e", 1, true, List.of(0), List.of(), List.of());
    bus.publishLocal(address, changes);
    await().atMost(PATIENCE).until(() -> !local.isEmpty());
    assertThat(local.get(0)).isSameAs(changes);
    subscription.cancel().await();
  }

  @Test
  void framesAreTheSameAfterTheirWayBetweenNodes() {
    Frame frame = Frame.heartbeat(3, "e", 7, 8, List.of(3, 4));
    WireCodec<Frame> codec = new WireCodec<>(Frame.class, FrameWire::write, FrameWire::read);
    Buffer wire = Buffer.buffer("before");
    codec.encodeToWire(wire, frame);
    wire.appendString("behind");
    assertThat(codec.decodeFromWire("before".length(), wire)).isEqualTo(frame);
    wire.setByte("before".length() + Integer.BYTES, (byte) 99);
    assertThatThrownBy(() -> codec.decodeFromWire("before".length(), wire))
        .hasMessageContaining("version 99");
  }

  @Test
  void aRecordIsTheSameAfterItsWayBetweenNodes() {
    NodeStatus status =
        new NodeStatus(
            "node-a",
            1_767_323_044_000L,
            List.of("poller"),
            3,
            null,
            List.of(new FeedStatus("home", FeedStatus.Phase.FAILING, "no answer", 0, 1.5, 2)),
            List.of(new SilentShard(6, 1_767_323_039_000L, "nothing comes")));
    WireCodec<NodeStatus> codec = WireCodec.json(NodeStatus.class);
    Buffer wire = Buffer.buffer("before");
    codec.encodeToWire(wire, status);
    assertThat(codec.decodeFromWire("before".length(), wire)).isEqualTo(status);
  }
}
