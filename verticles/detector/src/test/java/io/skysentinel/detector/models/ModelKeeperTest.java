package io.skysentinel.detector.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.detector.learned.ForestScore;
import io.skysentinel.detector.learned.Model;
import io.skysentinel.detector.learned.ModelSnapshot;
import io.skysentinel.detector.learned.TaughtModels;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelKeeperTest {
  private static final Duration EVERY = Duration.ofMinutes(6);

  private final ForestScore score = new ForestScore(10_000);
  private final FakeShelf shelf = new FakeShelf();
  private long nowMs = 1;
  private final ModelKeeper keeper = new ModelKeeper(score, shelf, EVERY, () -> nowMs);

  /** Keeps what it is given to keep. */
  private static final class FakeShelf implements Shelf {
    private Optional<Map<FlightClass, Model>> kept = Optional.of(Map.of());
    private final List<String> written = new ArrayList<>();
    private Promise<Void> answer = Promise.promise();

    @Override
    public void start(Context context) {}

    @Override
    public Optional<Map<FlightClass, Model>> kept() {
      return kept;
    }

    @Override
    public Future<Void> write(List<ModelSnapshot> models, int share) {
      models.forEach(model -> written.add(model.kind() + " " + model.learned() + " of " + share));
      answer = Promise.promise();
      return answer.future();
    }

    @Override
    public Future<Void> stop() {
      return Future.succeededFuture();
    }
  }

  /** Lets minutes pass, in which the log takes what it is given. */
  private void tend(int minutes) {
    for (int minute = 0; minute < minutes; minute++) {
      nowMs += Duration.ofMinutes(1).toMillis();
      keeper.tend(3);
      shelf.answer.tryComplete();
    }
  }

  @Test
  void eachClassIsSavedWhenItHasLearnedSomething() {
    TaughtModels.teach(score, FlightClass.LARGE, 2000);
    TaughtModels.teach(score, FlightClass.LIGHT, 100);
    tend(8);
    assertThat(shelf.written).containsExactly("LARGE 2000 of 3");
    tend(6);
    assertThat(shelf.written).hasSize(1);
    TaughtModels.teach(score, FlightClass.LARGE, 1);
    tend(6);
    assertThat(shelf.written).containsExactly("LARGE 2000 of 3", "LARGE 2001 of 3");
  }

  @Test
  void nothingIsSavedBeforeItIsKnownWhatWasKept() {
    TaughtModels.teach(score, FlightClass.LARGE, 2000);
    shelf.kept = Optional.empty();
    tend(8);
    keeper.end();
    assertThat(shelf.written).isEmpty();
    shelf.kept = Optional.of(Map.of(FlightClass.LARGE, TaughtModels.of(3000)));
    tend(1);
    assertThat(score.learned(FlightClass.LARGE)).isEqualTo(3000);
    tend(8);
    assertThat(shelf.written).as("it has learned nothing since").isEmpty();
  }

  @Test
  void whileTheLogDoesNotAnswerNothingMoreIsGivenToIt() {
    tend(1);
    TaughtModels.teach(score, FlightClass.LARGE, 2000);
    TaughtModels.teach(score, FlightClass.LIGHT, 2000);
    for (int minute = 0; minute < 60; minute++) {
      nowMs += Duration.ofMinutes(1).toMillis();
      keeper.tend(0);
    }
    assertThat(shelf.written).hasSize(1);
    shelf.answer.complete();
    tend(6);
    assertThat(shelf.written).hasSize(2);
  }

  @Test
  void atItsEndItSavesAllThatIsNewAndIsWaitedFor() {
    tend(1);
    TaughtModels.teach(score, FlightClass.LARGE, 2000);
    TaughtModels.teach(score, FlightClass.LIGHT, 2000);
    keeper.end();
    assertThat(shelf.written).containsExactly("LARGE 2000 of 3", "LIGHT 2000 of 3");
    assertThat(keeper.stop().isComplete()).isFalse();
    shelf.answer.complete();
    assertThat(keeper.stop().isComplete()).isTrue();
  }
}
