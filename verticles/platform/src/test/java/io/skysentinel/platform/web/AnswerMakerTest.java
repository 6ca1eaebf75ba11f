package io.skysentinel.platform.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ReferenceCounted;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswerMakerTest {
  private final ReferenceCounted source = Unpooled.buffer(1);
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<Runnable> later = new ArrayList<>();
  private final AnswerCache cache = new AnswerCache();
  private final AnswerMaker maker = new AnswerMaker(cache, this::beside, later::add);
  private int made;

  @Test
  void howeverManyAskItIsMadeOnceAndEachHasIt() {
    Future<ByteBuf> one = ask("q");
    Future<ByteBuf> other = ask("q");
    assertThat(one.isComplete()).isFalse();

    workOff();
    Future<ByteBuf> late = ask("q");

    assertThat(made).isEqualTo(1);
    assertThat(one.result()).isSameAs(other.result()).isSameAs(late.result());
    assertThat(one.result().refCnt()).as("the cache and three who asked").isEqualTo(4);
  }

  @Test
  void whatItIsMadeOfIsLookedUpOnceForAllWhoAsk() {
    List<Promise<String>> lookedUp = new ArrayList<>();
    Supplier<Future<String>> lookUp =
        () -> {
          Promise<String> found = Promise.promise();
          lookedUp.add(found);
          return found.future();
        };
    Future<ByteBuf> one = maker.answerOf("q", 1, lookUp, words -> words.getBytes(US_ASCII));
    Future<ByteBuf> other = maker.answerOf("q", 1, lookUp, words -> words.getBytes(US_ASCII));
    lookedUp.get(0).complete("found");
    workOff();
    Future<ByteBuf> late = maker.answerOf("q", 1, lookUp, words -> words.getBytes(US_ASCII));

    assertThat(lookedUp).hasSize(1);
    assertThat(one.result().toString(US_ASCII)).isEqualTo("found");
    assertThat(other.result()).isSameAs(one.result()).isSameAs(late.result());

    Future<ByteBuf> another = maker.answerOf("q", 2, lookUp, words -> words.getBytes(US_ASCII));
    lookedUp.get(1).fail("away");
    assertThat(another.cause()).hasMessage("away");
    maker.answerOf("q", 2, lookUp, words -> words.getBytes(US_ASCII));
    assertThat(lookedUp).as("a failure is forgotten").hasSize(3);
  }

  @Test
  void whatItIsMadeOfIsHeldUntilItIsMade() {
    Future<ByteBuf> answer = ask("q");
    assertThat(source.refCnt()).isEqualTo(2);

    workOff();

    assertThat(source.refCnt()).isEqualTo(1);
    answer.result().release();
    cache.clear();
    assertThat(answer.result().refCnt()).isZero();
  }

  @Test
  void whoComesToAFullQueueIsToldSoAndRoomIsGivenBack() {
    for (int i = 0; i < AnswerMaker.MOST_WAITING; i++) {
      assertThat(ask("q" + i).failed()).isFalse();
    }
    assertThat(ask("one more").cause()).isInstanceOf(BusyException.class);
    assertThat(ask("q7").failed()).as("others wait for it already").isFalse();

    workOff();

    assertThat(ask("one more").failed()).isFalse();
  }

  @Test
  void aFailureIsToldToAllAndForgotten() {
    Future<ByteBuf> one = maker.answer("q", 1, source, AnswerMakerTest::fail);
    Future<ByteBuf> other = ask("q");

    workOff();

    assertThat(one.cause()).hasMessage("a defect");
    assertThat(other.cause()).hasMessage("a defect");
    assertThat(source.refCnt()).isEqualTo(1);
    Future<ByteBuf> again = ask("q");
    workOff();
    assertThat(again.succeeded()).isTrue();
  }

  private static byte[] fail() {
    throw new IllegalStateException("a defect");
  }

  private Future<ByteBuf> ask(String question) {
    return maker.answer(
        question,
        1,
        source,
        () -> {
          made++;
          return new byte[1];
        });
  }

  private Future<ByteBuf> beside(Callable<ByteBuf> task) {
    Promise<ByteBuf> done = Promise.promise();
    waiting.add(() -> {
      try {
        done.complete(task.call());
      } catch (Exception e) {
        done.fail(e);
      }
    });
    return done.future();
  }

  private void workOff() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
    later.forEach(Runnable::run);
    later.clear();
  }
}
