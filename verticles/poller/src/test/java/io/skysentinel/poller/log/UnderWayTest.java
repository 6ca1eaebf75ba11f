package io.skysentinel.poller.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnderWayTest {
  private static final int FULL = (int) (ProducerSettings.BUFFER_BYTES / 8);

  private final AtomicInteger rooms = new AtomicInteger();
  private final UnderWay underWay = new UnderWay(rooms::incrementAndGet);

  @Test
  void itIsFullAboveAnEighthOfTheProducersMemory() {
    underWay.add(FULL);
    assertThat(underWay.isFull()).isFalse();
    underWay.add(1);
    assertThat(underWay.isFull()).isTrue();
  }

  @Test
  void thereIsRoomAgainWhenHalfIsConfirmedAndThatIsSaidOnce() {
    underWay.add(FULL + 1);
    underWay.remove(FULL / 2);
    assertThat(underWay.isFull()).isFalse();
    assertThat(underWay.hasRoom()).isFalse();
    assertThat(rooms).hasValue(0);

    underWay.remove(1);
    assertThat(underWay.hasRoom()).isTrue();
    assertThat(rooms).hasValue(1);

    underWay.remove(100);
    assertThat(rooms).hasValue(1);
  }
}
