package io.skysentinel.detector.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.ProcessedUpdate;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedPartitionTest {
  private static final Source SOURCE = new Source("test", "test", Source.Mode.LIVE, null, 1);
  private static final Envelope UPDATE =
      new Envelope(EnvelopeType.UPDATE, 0, SOURCE, SampleFlights.newYork().state());

  private final ScriptedJudge judge = new ScriptedJudge();
  private final List<String> said = new ArrayList<>();
  private final List<RuntimeException> failures = new ArrayList<>();
  private final Spoken out =
      new Spoken() {
        @Override
        public void processed(ProcessedUpdate update) {
          said.add("update " + update.timestamp());
        }

        @Override
        public void event(AnomalyEvent event) {
          said.add(event.id());
        }
      };

  @Test
  void theJudgeHearsOfEverySecondBeforeTheUpdate() {
    JudgedPartition partition = partition(0, 0);

    partition.update(0, 10_400, UPDATE, out);
    partition.update(1, 10_900, UPDATE, out);
    partition.update(2, 13_100, UPDATE, out);

    assertThat(judge.heard)
        .containsExactly(
            "to 10000",
            "update 10400",
            "update 10900",
            "to 11000",
            "to 12000",
            "to 13000",
            "update 13100");
    assertThat(said).hasSize(3 + 4);
  }

  @Test
  void whatWasToldBeforeIsJudgedInSilence() {
    JudgedPartition partition = partition(7, 14_000);

    partition.update(5, 10_000, UPDATE, out);
    partition.update(6, 11_000, UPDATE, out);
    assertThat(partition.speaks()).isFalse();
    assertThat(said).isEmpty();
    assertThat(partition.toldUpTo(7)).isEqualTo(7);

    // Written before the time up to which silence was judged then: it has to be judged after it.
    partition.update(7, 13_000, UPDATE, out);
    assertThat(judge.heard).endsWith("to 12000", "to 13000", "to 14000", "update 13000");
    assertThat(said).singleElement().asString().startsWith("update");
    assertThat(partition.speaks()).isTrue();

    partition.update(8, 15_000, UPDATE, out);
    assertThat(said).hasSize(3).element(1).isEqualTo("silent-at-15000");
  }

  @Test
  void silenceIsSpokenOnceThePastIsRead() {
    JudgedPartition partition = partition(7, 12_000);

    partition.quiet(20_000, out);
    assertThat(judge.heard).isEmpty();
    partition.readUpTo(7, out);
    partition.quiet(14_500, out);

    assertThat(judge.heard).containsExactly("to 12000", "to 13000", "to 14000");
    assertThat(said).containsExactly("silent-at-13000", "silent-at-14000");
    assertThat(partition.note("w")).isEqualTo(new CommitNote("w", 14_000));
  }

  @Test
  void theNoteOfBeforeHoldsUntilThePastIsRead() {
    JudgedPartition partition = partition(7, 12_000);

    partition.update(3, 5_000, UPDATE, out);

    assertThat(partition.note("w")).isEqualTo(new CommitNote("w", 12_000));
    assertThat(partition.toldUpTo(4)).isEqualTo(7);
  }

  @Test
  void aLongSilenceIsNotCountedSecondBySecond() {
    JudgedPartition partition = partition(0, 0);
    partition.update(0, 1_000, UPDATE, out);

    partition.update(1, 10_000_000, UPDATE, out);

    assertThat(judge.heard).hasSize((int) JudgedPartition.MOST_STEPS + 1 + 2 + 1);
    assertThat(partition.logMs()).isEqualTo(10_000_000);
  }

  @Test
  void aJudgeThatFailsCostsNoMoreThanWhatItFailedAt() {
    JudgedPartition partition = partition(0, 0);
    judge.failsAtMs = 11_000;

    partition.update(0, 10_000, UPDATE, out);
    partition.update(1, 11_000, UPDATE, out);
    partition.update(2, 12_000, UPDATE, out);

    assertThat(failures).hasSize(2);
    assertThat(said).hasSize(2 + 2).contains("silent-at-12000").doesNotContain("silent-at-11000");
  }

  @Test
  void timeDoesNotGoBack() {
    JudgedPartition partition = partition(0, 0);
    partition.update(0, 10_000, UPDATE, out);

    partition.update(1, 8_000, UPDATE, out);
    partition.quiet(9_000, out);

    assertThat(judge.heard).containsExactly("to 10000", "update 10000", "update 8000");
  }

  @Test
  void aNoteIsReadAsItWasWritten() {
    CommitNote note = new CommitNote("skysentinel-detector-1", 17);

    assertThat(CommitNote.of(note.text())).isEqualTo(note);
    assertThat(CommitNote.of(new CommitNote("", 17).text()).writer()).isEmpty();
    assertThat(CommitNote.of("")).isEqualTo(CommitNote.NONE);
    assertThat(CommitNote.of("somebody else's")).isEqualTo(CommitNote.NONE);
  }

  private JudgedPartition partition(long speakFrom, long saidUntilMs) {
    return new JudgedPartition(judge, speakFrom, saidUntilMs, failures::add);
  }
}
