package io.skysentinel.detector.learned;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.config.Precision;
import com.amazon.randomcutforest.state.ExecutionContext;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.core.wire.InvalidMessageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads models as {@link ModelSnapshot} writes them. */
public final class ModelReader {
  static final int VERSION = 1;

  static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Some five times what a model takes; more is none of ours. */
  private static final int MOST_BYTES = 4 << 20;

  private ModelReader() {}

  /**
   * A model that was kept.
   *
   * @param kind of which aircraft it is
   */
  public record Kept(FlightClass kind, Model model) {}

  /** The model, or an exception that says in words why the bytes are none. */
  public static Kept read(byte @Nullable [] bytes) throws InvalidMessageException {
    if (bytes == null) {
      throw new InvalidMessageException("it is empty");
    }
    try {
      return model(tree(bytes));
    } catch (IOException | RuntimeException e) {
      // The library checks little, and fails in many ways on what is not whole.
      throw new InvalidMessageException("it cannot be read: " + e);
    }
  }

  private static JsonNode tree(byte[] bytes) throws IOException {
    try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return JSON.readTree(zipped.readNBytes(MOST_BYTES));
    }
  }

  private static Kept model(JsonNode tree) throws IOException, InvalidMessageException {
    int version = tree.path("schema_version").asInt();
    if (version != VERSION) {
      throw new InvalidMessageException(
          "its version is " + version + ", and " + VERSION + " is what this program knows");
    }
    FlightClass kind = FlightClass.valueOf(tree.path("class").asText());
    RandomCutForestState state = JSON.treeToValue(tree.get("forest"), RandomCutForestState.class);
    ScoreSpread.Kept scores = JSON.treeToValue(tree.get("scores"), ScoreSpread.Kept.class);
    if (!isOurs(state)) {
      throw new InvalidMessageException("its forest has another shape");
    }
    RandomCutForest forest =
        new RandomCutForestMapper().toModel(state, new ExecutionContext(), kind.name().hashCode());
    return new Kept(kind, new Model(forest, new ScoreSpread(scores)));
  }

  private static boolean isOurs(RandomCutForestState state) {
    return state.getDimensions() == Model.DIMENSIONS
        && state.getNumberOfTrees() == Model.TREES
        && state.getSampleSize() == Model.SAMPLE
        && state.getPointStoreState().getDimensions() == Model.DIMENSIONS
        && state.getPointStoreState().getCapacity() <= Model.TREES * Model.SAMPLE + 1
        && Precision.FLOAT_32.name().equals(state.getPrecision());
  }
}
