package io.skysentinel.poller.log;

import static io.skysentinel.poller.log.LogTopic.DEADLETTER;
import static io.skysentinel.poller.log.LogTopic.STATE;
import static io.skysentinel.poller.log.LogTopic.UPDATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.testing.SampleBatches;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchInFlightTest {
  private final List<BatchInFlight> settled = new ArrayList<>();
  private final BatchInFlight batch =
      new BatchInFlight(SampleBatches.of("aaaaaa", "bbbbbb"), new Tenure(), settled::add);

  @Test
  void itIsSettledWithItsLastRecordAndCountsByTopic() {
    batch.written(STATE);
    batch.written(STATE);
    batch.written(UPDATES);
    assertThat(settled).isEmpty();

    batch.threwAway(UPDATES);

    assertThat(settled).containsExactly(batch);
    assertThat(batch.writtenTo(STATE)).isEqualTo(2);
    assertThat(batch.writtenTo(UPDATES)).isOne();
    assertThat(batch.writtenTo(DEADLETTER)).isZero();
    assertThat(batch.thrownAway()).isOne();
    assertThat(batch.thrownLetters()).isZero();
  }

  @Test
  void aStateThatIsThrownAwayInBothTopicsCountsOnce() {
    batch.threwAway(STATE);
    batch.threwAway(UPDATES);
    batch.threwAway(UPDATES);
    assertThat(batch.thrownAway()).isEqualTo(2);

    batch.threwAway(DEADLETTER);
    assertThat(batch.thrownAway()).isEqualTo(3);
    assertThat(batch.thrownLetters()).isOne();
  }

  @Test
  void aRefusedStateIsWaitedForAsADeadLetterAndNothingElseIs() {
    assertThat(batch.refused(STATE)).isTrue();
    assertThat(batch.refused(UPDATES)).isFalse();
    batch.written(STATE);
    batch.written(UPDATES);
    assertThat(settled).isEmpty();

    assertThat(batch.refused(DEADLETTER)).isFalse();

    assertThat(settled).containsExactly(batch);
    assertThat(batch.refusedStates()).isOne();
  }
}
