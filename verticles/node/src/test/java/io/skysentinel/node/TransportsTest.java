package io.skysentinel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.platform.config.NodeConfig;
import io.vertx.core.transport.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransportsTest {
  @ParameterizedTest
  @EnumSource
  void everyChoiceIsToBeHadOrReplaced(NodeConfig.Transport wanted) {
    assertThat(Transports.of(wanted).available()).isTrue();
  }

  @Test
  void nativeIsNotIoUringWhereThereIsEpoll() {
    if (Transport.EPOLL != null && Transport.EPOLL.available()) {
      assertThat(Transports.of(NodeConfig.Transport.NATIVE)).isSameAs(Transport.EPOLL);
    }
  }

  @Test
  void ioUringIsTakenWhereTheKernelAllowsIt() {
    boolean isThere = Transport.IO_URING != null && Transport.IO_URING.available();
    assertThat(Transports.of(NodeConfig.Transport.IO_URING) == Transport.IO_URING)
        .isEqualTo(isThere);
  }

  @Test
  void theJdkIsTakenWhenItIsAskedFor() {
    assertThat(Transports.of(NodeConfig.Transport.JDK)).isSameAs(Transport.NIO);
  }
}
