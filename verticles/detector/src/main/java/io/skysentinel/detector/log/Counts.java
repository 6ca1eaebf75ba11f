package io.skysentinel.detector.log;

/** Is told what is done, to count it. */
public interface Counts {

  /**
   * Updates were read.
   *
   * @param updates judged and told
   * @param inSilence judged once more, since another had told of them before
   * @param notUnderstood left out
   */
  void told(int updates, int inSilence, int notUnderstood);

  /** A judge failed at an update, or at a moment of silence. */
  void failed();

  /** The log has forgotten so many updates before they were judged. */
  void missed(long updates);

  /** Something was said of an anomaly. */
  void event(String kind, String phase);

  /** A transaction was ended, which took so long. */
  void committed(long nanos);

  /** Something failed, and reading begins anew. */
  void restarted();

  /** What this node judges, and how many records it is behind. */
  void share(int partitions, long behind);
}
