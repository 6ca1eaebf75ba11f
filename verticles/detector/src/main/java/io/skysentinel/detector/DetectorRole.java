package io.skysentinel.detector;

import io.skysentinel.core.detect.judging.Judges;
import io.skysentinel.core.detect.learned.LearnedScore;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.core.detect.runway.Runways;
import io.skysentinel.core.reference.ReferenceData;
import io.skysentinel.detector.learned.ForestScore;
import io.skysentinel.detector.models.ModelKeeper;
import io.skysentinel.detector.recent.AnomalyRoutes;
import io.skysentinel.detector.recent.RecentAnomalies;
import io.skysentinel.detector.stream.ProcessedFeed;
import io.skysentinel.detector.stream.StreamMetrics;
import io.skysentinel.detector.stream.StreamRoutes;
import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.platform.role.Role;
import io.skysentinel.platform.role.RoleOnNode;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Routes;
import io.vertx.core.Deployable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From the log: what is odd about aircraft. */
public final class DetectorRole implements Role {
  @Override
  public String name() {
    return "detector";
  }

  @Override
  public List<ConfigPart<?>> config() {
    return List.of(DetectorConfig.PART);
  }

  @Override
  public RoleOnNode on(NodeContext node) {
    return new OnNode(node);
  }

  /** What the log tells it, and who asks. */
  private static final class OnNode implements RoleOnNode {
    private final NodeContext node;
    private final RecentAnomalies recent = new RecentAnomalies();
    private final ProcessedFeed processed = new ProcessedFeed();
    private volatile @Nullable DetectorVerticle verticle;

    OnNode(NodeContext node) {
      this.node = node;
    }

    @Override
    public Map<String, Supplier<Finding>> checks() {
      return Map.of("detector", this::finding);
    }

    @Override
    public List<Routes> routes() {
      StreamMetrics metrics = new StreamMetrics(node.registry());
      Door door = new Door(node.connections(), this::rules, processed::isOpen, metrics::refused);
      return List.of(
          new AnomalyRoutes(recent, this::knowsThePast, door, node.clockMs()),
          new StreamRoutes(processed, door, node.clocks().steadyMs(), metrics));
    }

    @Override
    public List<Deployable> verticles(LogAddress log) {
      Runways runways = Runways.of(ReferenceData.airports());
      Optional<ForestScore> learned = learned();
      LearnedScore score = learned.<LearnedScore>map(forests -> forests).orElse(LearnedScore.NONE);
      DetectorVerticle made =
          new DetectorVerticle(
              log,
              node,
              () -> Judges.create(this::thresholds, runways, score),
              recent,
              processed,
              learned.map(forests -> ModelKeeper.of(log, node, forests, saveEvery())));
      verticle = made;
      return List.of(made);
    }

    /** One for all partitions: they are judged on one thread, and their skies are alike. */
    private Optional<ForestScore> learned() {
      DetectorConfig.Learned config = node.config().get(DetectorConfig.PART).learned();
      if (!config.enabled()) {
        return Optional.empty();
      }
      ModelMetrics metrics = new ModelMetrics(node.registry());
      ForestScore score = new ForestScore(config.everySeconds() * 1000L, metrics);
      metrics.tell(score);
      return Optional.of(score);
    }

    private Duration saveEvery() {
      return Duration.ofMinutes(node.config().get(DetectorConfig.PART).learned().saveMinutes());
    }

    /** What the configuration says now: a change holds from the next update on. */
    private DetectThresholds thresholds() {
      return node.config().get(DetectorConfig.PART).rules();
    }

    private Door.Rules rules() {
      return new Door.Rules(
          node.config().get(DetectorConfig.PART).maxStreams(),
          0,
          node.config().get(HttpConfig.PART).allowedOrigins());
    }

    private boolean knowsThePast() {
      DetectorVerticle made = verticle;
      return made != null && made.knowsThePast();
    }

    private Finding finding() {
      DetectorVerticle made = verticle;
      return made == null ? Finding.NOT_STARTED : made.finding();
    }
  }
}
