package io.skysentinel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnhandledFailuresTest {

  @Test
  void whatVertxTripsOverIsToldFromWhatWeDoTwice() {
    Promise<String> promise = Promise.promise();
    promise.complete("once");

    Throwable theirs =
        catchThrowable(() -> Future.<String>failedFuture("gone").onComplete(promise));
    assertThat(theirs).isInstanceOf(IllegalStateException.class);
    assertThat(UnhandledFailures.isOfMessageToMany(theirs)).isTrue();
    for (Throwable ours :
        List.of(
            catchThrowable(() -> promise.complete("twice")),
            catchThrowable(() -> promise.fail("twice")))) {
      assertThat(ours).isInstanceOf(IllegalStateException.class);
      assertThat(UnhandledFailures.isOfMessageToMany(ours)).isFalse();
    }
  }
}
