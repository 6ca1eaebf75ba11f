package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No count gets lost on its way into the sums. */
class TallyTest {

  @Test
  void everyCountIsAdded() throws Exception {
    Tally sum = numbered(1);
    sum.add(numbered(100));

    for (Field field : counts(Tally.class)) {
      assertThat(field.getLong(sum)).as(field.getName()).isEqualTo(101 + 2 * index(field));
    }
    for (Field field : counts(Faults.class)) {
      assertThat(field.getLong(sum.faults)).as(field.getName()).isEqualTo(101 + 2 * index(field));
    }
  }

  @Test
  void aCopyIsEqualInEveryCountAndStaysAsItIs() throws Exception {
    Tally tally = numbered(7);
    tally.failures.put("refused", 2L);
    Tally copy = tally.copy();
    tally.add(numbered(1));
    tally.failures.merge("refused", 1L, Long::sum);
    tally.slowClosed.put("too slow", 1L);

    for (Field field : counts(Tally.class)) {
      assertThat(field.getLong(copy)).as(field.getName()).isEqualTo(7 + index(field));
    }
    assertThat(copy.faults.missing).isEqualTo(numbered(7).faults.missing);
    assertThat(copy.failures).containsOnlyKeys("refused").containsEntry("refused", 2L);
    assertThat(copy.slowClosed).isEmpty();
  }

  @Test
  void theSameReasonIsOneReasonAndOthersStayApart() {
    Tally sum = new Tally();
    for (int loop = 0; loop < 3; loop++) {
      Tally tally = new Tally();
      tally.failures.put("HTTP 503", 2L);
      tally.failures.put("loop " + loop, 1L);
      tally.slowClosed.put("1013 slow", 4L);
      sum.add(tally);
    }

    assertThat(sum.failures)
        .containsEntry("HTTP 503", 6L)
        .containsEntry("loop 0", 1L)
        .containsEntry("loop 2", 1L)
        .hasSize(4);
    assertThat(sum.failed()).isEqualTo(9);
    assertThat(sum.slowClosed).containsOnlyKeys("1013 slow").containsEntry("1013 slow", 12L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"errors", "malformed", "unasked"})
  void eachOfTheseIsATroubleByItself(String name) throws Exception {
    Tally tally = new Tally();
    Tally.class.getDeclaredField(name).setLong(tally, 3);

    assertThat(tally.troubles()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "doubled", "reordered"})
  void andEachOfTheFaults(String name) throws Exception {
    Tally tally = new Tally();
    Faults.class.getDeclaredField(name).setLong(tally.faults, 3);

    assertThat(tally.troubles()).isEqualTo(3);
  }

  @Test
  void whatBelongsToTheProtocolIsNoTrouble() {
    Tally tally = new Tally();
    tally.deltas = tally.snapshots = tally.heartbeats = tally.bytes = 10;
    tally.connected = tally.ready = tally.opened = 10;
    tally.faults.resyncs = tally.faults.newEpochs = 10;
    tally.slowClosed.put("a client that never reads may be closed", 10L);
    assertThat(tally.troubles()).isZero();

    tally.failures.put("any other may not", 1L);
    assertThat(tally.troubles()).isEqualTo(1);
  }

  @Test
  void messagesAreWhatTheServerSaidAndNotWhatNobodyUnderstood() {
    Tally tally = new Tally();
    tally.deltas = 1_000;
    tally.snapshots = 200;
    tally.heartbeats = 30;
    tally.errors = 4;
    tally.malformed = 50_000;

    assertThat(tally.messages()).isEqualTo(1_234);
  }

  /** Each count has another value, beginning with that one. */
  private static Tally numbered(long first) throws IllegalAccessException {
    Tally tally = new Tally();
    for (Field field : counts(Tally.class)) {
      field.setLong(tally, first + index(field));
    }
    for (Field field : counts(Faults.class)) {
      field.setLong(tally.faults, first + index(field));
    }
    return tally;
  }

  private static int index(Field field) {
    return counts(field.getDeclaringClass()).indexOf(field);
  }

  private static List<Field> counts(Class<?> type) {
    List<Field> counts =
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> field.getType() == long.class)
            .toList();
    assertThat(counts).hasSizeGreaterThanOrEqualTo(5);
    return counts;
  }
}
