package io.skysentinel.poller.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.skysentinel.platform.config.ConfigLoader;
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

  private static Stream<JsonSubTypes.Type> kinds() {
    return Stream.of(FeedConfig.class.getAnnotation(JsonSubTypes.class).value());
  }
}
