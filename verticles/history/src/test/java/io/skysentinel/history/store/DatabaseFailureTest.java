package io.skysentinel.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {
  /** As the transports say it: epoll, and the JDK. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "finishConnect(..) failed with error(-111): Connection refused: /127.0.0.1:5432",
        "Connection refused: /127.0.0.1:5432"
      })
  void whoeverIsNotThereIsSaidWithoutTheCallThatFailed(String message) {
    assertThat(DatabaseFailure.words(new ConnectException(message)))
        .isEqualTo("Connection refused: 127.0.0.1:5432");
  }

  @Test
  void otherWordsStayAsTheyAre() {
    String words = "FATAL: the database system is starting up (57P03)";
    assertThat(DatabaseFailure.words(new IllegalStateException(words))).isEqualTo(words);
    assertThat(DatabaseFailure.words(new IllegalStateException()))
        .isEqualTo("java.lang.IllegalStateException");
  }
}
