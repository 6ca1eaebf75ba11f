package io.skysentinel.core.contract;

import java.util.List;

/** Every address of the event bus; a literal address anywhere else is a defect. */
public final class Addresses {

  /** Published by every node about every other second: what the status panel shows. */
  public static final Address<NodeStatus> STATUS = new Address<>("sky.status", NodeStatus.class);

  /** A new valid configuration, published by the node whose file was changed. */
  public static final Address<ConfigChange> CONFIG =
      new Address<>("sky.config", ConfigChange.class);

  /** Published by the detector that has written it to the log: one event. */
  public static final Address<AnomalyMessage> ANOMALY =
      new Address<>("sky.anomaly", AnomalyMessage.class);

  /** All of them, so that their codecs can be registered in one place. */
  public static final List<Address<?>> ALL = List.of(STATUS, CONFIG, ANOMALY);

  /** What is said per shard; the codecs of these are registered beside those of {@link #ALL}. */
  public static final List<Class<?>> SHARD_TYPES =
      List.of(Changes.class, Frame.class, ShardSnapshot.class);

  /** What is asked and answered where something has to be said to ask. */
  public static final List<Class<?>> INQUIRY_TYPES =
      List.of(HistoryQuestion.class, HistoryAnswer.class);

  /**
   * How many shards there can be: as many as the state topic has partitions, of which the smallest
   * that a cache owns is its shard's number.
   */
  public static final int SHARDS = 12;

  private Addresses() {}

  /** Asked by a bridge for a browser: any node that keeps the past answers. */
  public static Inquiry<HistoryQuestion, HistoryAnswer> history(String question) {
    return new Inquiry<>(
        BrowserAddresses.HISTORY_PREFIX + question, HistoryQuestion.class, HistoryAnswer.class);
  }

  /** Published by a cache to the ticker of its own node. */
  public static Address<Changes> changes(int shard) {
    return new Address<>("sky.changes." + shard, Changes.class);
  }

  /** Asked by a ticker that missed changes: the cache answers with its whole table. */
  public static Address<Changes> shardTable(int shard) {
    return new Address<>("sky.table." + shard, Changes.class);
  }

  /** Published by a ticker to the bridges of all nodes. */
  public static Address<Frame> frames(int shard) {
    return new Address<>("sky.frames." + shard, Frame.class);
  }

  /** Asked by a bridge that missed a frame: the ticker answers with what it has told so far. */
  public static Address<ShardSnapshot> shardState(int shard) {
    return new Address<>("sky.shard." + shard, ShardSnapshot.class);
  }
}
