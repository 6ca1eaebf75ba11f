package io.skysentinel.poller.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.platform.config.FeedConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedFactoryIT {
  private final FeedBench bench = new FeedBench();

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void knowsEveryKindThatCanBeConfigured() throws Exception {
    List<FeedConfig> kinds =
        List.of(
            new FeedConfig.OpenSky(
                "http://h", "http://h", "", "", BoundingBox.WORLD, null, 9, 9, 9),
            new FeedConfig.Readsb("http://h", 1, 1, 1),
            new FeedConfig.AdsbV2("http://h", 0, 0, 1, 1, 1, 1),
            new FeedConfig.Sbs("h", 1, 1),
            new FeedConfig.Replay("f", 1, true, true, 60),
            new FeedConfig.Simulator(1, 1, BoundingBox.WORLD, 1, 0, 0, false, ""));
    assertThat(kinds).extracting(Object::getClass).containsAll(concrete(FeedConfig.class));

    for (FeedConfig kind : kinds) {
      assertThat(bench.on(() -> FeedFactory.create(kind, bench.feedContext()))).isNotNull();
    }
  }

  private static Set<Class<?>> concrete(Class<?> sealed) {
    Set<Class<?>> kinds = new HashSet<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        kinds.addAll(concrete(permitted));
      } else {
        kinds.add(permitted);
      }
    }
    return kinds;
  }
}
