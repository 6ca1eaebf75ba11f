package io.skysentinel.detector.learned;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.config.Precision;
import com.amazon.randomcutforest.state.ExecutionContext;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A forest as bytes: the library's own state, as JSON, compressed. */
final class ForestBytes {
  private static final Logger LOG = LoggerFactory.getLogger(ForestBytes.class);

  /** Some five times what a forest takes; more is none of ours. */
  private static final int MOST_BYTES = 4 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private ForestBytes() {}

  static byte[] write(RandomCutForest forest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(JSON.writeValueAsBytes(new RandomCutForestMapper().toState(forest)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The forest, null where the bytes are none, or one of another shape. */
  static @Nullable RandomCutForest read(byte[] bytes, long seed) {
    try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] json = zipped.readNBytes(MOST_BYTES);
      RandomCutForestState state = JSON.readValue(json, RandomCutForestState.class);
      return isOurs(state)
          ? new RandomCutForestMapper().toModel(state, new ExecutionContext(), seed)
          : null;
    } catch (IOException | RuntimeException e) {
      // The library checks little, and fails in many ways on what is not whole.
      LOG.warn("A saved model cannot be read and is learned anew: {}", e.toString());
      return null;
    }
  }

  private static boolean isOurs(RandomCutForestState state) {
    return state.getDimensions() == ClassForest.DIMENSIONS
        && state.getNumberOfTrees() == ClassForest.TREES
        && state.getSampleSize() == ClassForest.SAMPLE
        && state.getPointStoreState().getDimensions() == ClassForest.DIMENSIONS
        && state.getPointStoreState().getCapacity() <= ClassForest.TREES * ClassForest.SAMPLE + 1
        && Precision.FLOAT_32.name().equals(state.getPrecision());
  }
}
