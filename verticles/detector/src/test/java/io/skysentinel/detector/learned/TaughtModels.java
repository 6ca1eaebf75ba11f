package io.skysentinel.detector.learned;

import io.skysentinel.core.detect.learned.Features;
import io.skysentinel.core.detect.learned.LearnedScore.Unusual;
import io.skysentinel.core.detect.track.FlightClass;
import java.util.Objects;
import java.util.Random;

/** Models that have learned something, for tests. */
public final class TaughtModels {
  private TaughtModels() {}

  /** One that has learned so many updates. */
  public static Model of(int updates) {
    Model model = Model.untaught(1);
    Random random = new Random(updates);
    for (int i = 0; i < updates; i++) {
      float[] features = features(random);
      model.learn(features, model.score(features));
    }
    return model;
  }

  /** What one knows that has learned so many. */
  public static ModelSnapshot snapshot(FlightClass kind, int updates) {
    return Objects.requireNonNull(of(updates).snapshot(kind));
  }

  /** Shows a score so many updates of a class. */
  public static void teach(ForestScore score, FlightClass kind, int updates) {
    Random random = new Random(updates);
    for (int i = 0; i < updates; i++) {
      Unusual unused = score.look(kind, features(random));
    }
  }

  private static float[] features(Random random) {
    float[] features = new float[Features.NAMES.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) (0.3 * random.nextGaussian());
    }
    return features;
  }
}
