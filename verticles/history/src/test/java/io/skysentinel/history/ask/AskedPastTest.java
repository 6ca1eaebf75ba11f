package io.skysentinel.history.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.history.read.PastBusyException;
import io.skysentinel.platform.web.BusyException;
import org.junit.jupiter.api.Test;

class AskedPastTest {
  private final MadePast past = MadePast.of(1, 100);
  private final AskedPast asked = new AskedPast(past);

  @Test
  void tellsWhatIsKnown() {
    assertThat(asked.span().result()).isEqualTo(past.span().result());
    assertThat(asked.skyAt(MadePast.BEGIN + 50, null).result()).hasSize(1);
    assertThat(asked.track("a00000", 0, 2e9, 5).result()).hasSize(5);
    assertThat(asked.between(MadePast.BEGIN, MadePast.BEGIN + 10, null).result()).hasSize(2);
    assertThat(asked.traffic((long) MadePast.BEGIN, (long) MadePast.BEGIN + 300, 300).result())
        .hasSize(1);
  }

  @Test
  void saysWhatIsToBeDoneAndNothingOfTheDatabase() {
    past.fail(new IllegalStateException("password of anna"));
    assertThat(asked.span().cause())
        .isInstanceOf(BusyException.class)
        .hasMessage("The past cannot be asked now; /health/ready says why");
    past.fail(new PastBusyException(64));
    assertThat(asked.span().cause())
        .isInstanceOf(BusyException.class)
        .hasMessage("Too many ask of the past: 64 questions wait already");
    past.fail(null);
    assertThat(asked.span().result()).isPresent();
  }
}
