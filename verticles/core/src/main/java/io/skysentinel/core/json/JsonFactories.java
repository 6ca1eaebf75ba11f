package io.skysentinel.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/** How JSON is read: one factory for each kind of writer, with the limits of what it may send. */
public final class JsonFactories {

  /** What nodes of ours wrote: envelopes in the log, messages between nodes and to clients. */
  public static final JsonFactory OURS =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxStringLength(10_000)
                  .maxNumberLength(100)
                  .build())
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .build();

  /** What feeds answer. */
  public static final JsonFactory FEEDS =
      JsonFactory.builder()
          // JSON is UTF-8; without a guess at other encodings byte offsets are exact, which the
          // rejects need.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          // So that NaN is one aircraft's fault and not the whole answer's.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          // What is nested deeply or very long is its row's fault alone; the limits only keep it
          // from filling the memory, and past them the answer is refused.
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100_000)
                  .maxStringLength(1_000_000)
                  .maxNumberLength(100_000)
                  .build())
          .build();

  /** What clients say: a few short members, each once. */
  public static final JsonFactory CLIENTS =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(8).maxNumberLength(32).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonFactories() {}
}
