package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerDeathTest {
  private static final Path DIR = Path.of("data");

  @Test
  void aFullDiskIsCalledThat() {
    assertThat(BrokerDeath.words(DIR, 3L << 20, "java.io.IOException"))
        .startsWith(
            "The broker in this process can no longer work in data: the disk is full (3 MB are free).");
  }

  @Test
  void otherwiseTheBrokersOwnReasonIsGiven() {
    assertThat(BrokerDeath.words(DIR, 1L << 40, "Fenced")).contains("work in data: Fenced.");
    assertThat(BrokerDeath.words(DIR, 1L << 40, null)).contains(": the lines above say why.");
  }
}
