package io.skysentinel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {
  private final List<String> closed = new ArrayList<>();
  private final Opened opened = new Opened(30);

  @Test
  void closesInReverse() {
    add("first");
    add("second");
    assertThat(opened.closeAll()).isTrue();
    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void closesEachOnce() {
    add("first");
    opened.closeAll();
    opened.closeAll();
    assertThat(closed).containsExactly("first");
  }

  @Test
  void oneThatFailsDoesNotKeepTheOthersOpen() {
    add("first");
    opened.add("second", () -> Future.failedFuture("broken"));
    assertThat(opened.closeAll()).isFalse();
    assertThat(closed).containsExactly("first");
  }

  @Test
  void oneThatNeverEndsIsGivenUp() {
    Opened hurried = new Opened(0);
    hurried.add("stuck", () -> Promise.promise().future());
    assertThat(hurried.closeAll()).isFalse();
  }

  @Test
  void whatBlocksIsClosedToo() {
    opened.addBlocking("broker", () -> closed.add("broker"));
    assertThat(opened.closeAll()).isTrue();
    assertThat(closed).containsExactly("broker");
  }

  @Test
  void whatIsOpenedAfterTheStopIsClosedAtOnceAndTheStartEnds() {
    opened.closeAll();
    assertThatThrownBy(() -> add("late")).hasMessage("stopped while starting");
    assertThat(closed).containsExactly("late");
  }

  private void add(String name) {
    opened.add(
        name,
        () -> {
          closed.add(name);
          return Future.succeededFuture();
        });
  }
}
