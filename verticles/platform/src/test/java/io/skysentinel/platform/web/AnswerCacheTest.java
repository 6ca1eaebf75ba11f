package io.skysentinel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private final AnswerCache cache = new AnswerCache();
  private int made;
  private int bytes = 1;

  @AfterEach
  void letGo() {
    cache.clear();
  }

  @Test
  void theSameQuestionIsAnsweredOnceUntilSomethingChanges() {
    ask("q", 1);
    ask("q", 1);
    assertThat(made).isEqualTo(1);

    ask("q", 2);
    ask("other", 2);
    ask("q", 2);
    assertThat(made).isEqualTo(3);
  }

  @Test
  void keepsNoMoreThanTheLatestQuestions() {
    for (int i = 0; i < 200; i++) {
      ask("q" + i, 1);
    }
    ask("q199", 1);
    assertThat(made).isEqualTo(200);
    ask("q0", 1);
    assertThat(made).isEqualTo(201);
  }

  @Test
  void largeOnesTakeTheRoomOfMany() {
    bytes = 20 << 20;
    ask("q1", 1);
    ask("q2", 1);
    ask("q2", 1);
    assertThat(made).isEqualTo(2);
    ask("q1", 1);
    assertThat(made).isEqualTo(3);
  }

  @Test
  void whatIsStillSentOutlivesItsPlace() {
    ByteBuf first = cache.keep("q", 1, new byte[] {7});
    ask("q", 2);
    assertThat(first.getByte(0)).isEqualTo((byte) 7);
    first.release();
    assertThat(first.refCnt()).isZero();
  }

  private void ask(String question, int version) {
    ByteBuf answer = cache.known(question, version);
    if (answer == null) {
      made++;
      answer = cache.keep(question, version, new byte[bytes]);
    }
    answer.release();
  }
}
