package io.skysentinel.history.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Vertx vertx = Vertx.vertx();
  private final Turns turns = new Turns(vertx, 2, 3);
  private final List<Promise<String>> begun = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Future<String> ask() {
    return turns.take(() -> {
      Promise<String> answer = Promise.promise();
      begun.add(answer);
      return answer.future();
    });
  }

  @Test
  void aFewAreAnsweredAtOnceAndOthersAsTheyCame() {
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      answers.add(ask());
    }
    await().until(() -> begun.size() == 2);
    begun.get(0).complete("first");
    await().until(() -> begun.size() == 3);
    begun.get(2).fail("no");
    await().until(() -> begun.size() == 4);

    assertThat(answers.get(0).result()).isEqualTo("first");
    await().until(() -> answers.get(2).failed());
    assertThat(answers.get(1).isComplete()).isFalse();
  }

  @Test
  void whoComesWhenTooManyWaitIsTurnedAway() {
    for (int i = 0; i < 5; i++) {
      assertThat(ask().isComplete()).isFalse();
    }

    assertThat(ask().cause())
        .isInstanceOf(PastBusyException.class)
        .hasMessage("Too many ask of the past: 3 questions wait already");
    await().until(() -> begun.size() == 2);
    begun.get(0).complete("first");
    await().until(() -> begun.size() == 3);
    assertThat(ask().isComplete()).isFalse();
  }

  @Test
  void whoFailsToAskLeavesItsTurn() {
    for (int i = 0; i < 9; i++) {
      Future<String> thrown =
          turns.take(() -> {
            throw new IllegalStateException("no");
          });
      await().until(thrown::failed);
    }
    ask();
    await().until(() -> begun.size() == 1);
  }
}
