package io.skysentinel.poller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.poller.feeds.FeedBench;
import io.skysentinel.poller.feeds.FeedConfig;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedConfigIT {
  private final FeedBench bench = new FeedBench();

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void everyKindOfFeedHasItsSectionInTheSchemaAndMakesAFeed() throws Exception {
    FeedsConfig defaults =
        new ConfigLoader(List.of(FeedsConfig.PART), Map.of(), Map.of())
            .load(null)
            .config()
            .get(FeedsConfig.PART);
    assertThat(defaults.feeds().values())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(kinds().map(JsonSubTypes.Type::value).toList());

    for (FeedConfig settings : defaults.feeds().values()) {
      assertThat(bench.on(() -> settings.create(bench.feedContext()))).isNotNull();
    }
  }

  private static Stream<JsonSubTypes.Type> kinds() throws NoSuchFieldException {
    return Stream.of(
        FeedsConfig.class.getDeclaredField("feeds").getAnnotation(JsonSubTypes.class).value());
  }
}
