package io.skysentinel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;

class UnhandledFailuresTest {

  @Test
  void whatVertxTripsOverIsToldFromWhatWeDoTwice() {
    Promise<String> promise = Promise.promise();
    promise.complete("once");

    Throwable theirs =
        catchThrowable(() -> Future.<String>failedFuture("gone").onComplete(promise));
    Throwable ours = catchThrowable(() -> promise.complete("twice"));

    assertThat(theirs).isInstanceOf(IllegalStateException.class);
    assertThat(UnhandledFailures.isOfMessageToMany(theirs)).isTrue();
    assertThat(ours).hasMessage(theirs.getMessage());
    assertThat(UnhandledFailures.isOfMessageToMany(ours)).isFalse();
  }
}
